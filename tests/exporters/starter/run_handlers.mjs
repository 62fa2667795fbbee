// SPDX-License-Identifier: MIT
// Runs every src/FUNCTION/app.mjs of exported projects with its sample events, on stand-ins for AWS.
// usage: node run_handlers.mjs PROJECTS. Prints a line for each run; the exit status is the number of failures.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const calls = [];
const answer = () => ({
    Item: { id: '1' }, Contents: [{ Key: 'a' }], FailedEntryCount: 0, FailedPutCount: 0, executionArn: 'arn:execution',
    Parameter: { Value: 'https://api.example' }, Body: { transformToString: async () => 'text' }, Payload: Buffer.from('{}'),
});

/** Whatever a module exports: a client, a command or one of the few functions. */
function standIn(name) {
    if (name === 'DynamoDBDocumentClient') return { from: (client) => client };
    if (name === 'unmarshall') return (image) => Object.fromEntries(Object.entries(image).map(([k, v]) => [k, Object.values(v)[0]]));
    if (name === 'SignatureV4') return class { async sign(request) { return request; } };
    if (name === 'Sha256') return class {};
    if (name.endsWith('Command')) return class { constructor(input) { this.name = name; JSON.stringify(input); } };
    if (name.endsWith('Client')) return class { async send(command) { calls.push(command.name); return answer(); } };
    throw new Error(`nobody exports ${name}`);
}
globalThis.standIns = new Proxy({}, { get: (_, name) => standIn(name) });
globalThis.fetch = async () => ({ ok: true, status: 200, json: async () => ({}) });

async function load(path) {
    let code = readFileSync(path, 'utf8');
    for (const [, name] of code.matchAll(/process\.env\.(\w+)/g)) process.env[name] ??= 'https://value.example';
    code = code.replace(/^import (\{.*\}) from '@.*';$/gm, 'const $1 = globalThis.standIns;');
    const copy = path.replace(/app\.mjs$/, 'under_test.mjs');
    writeFileSync(copy, code);
    return import(pathToFileURL(copy));
}

function expectSound(result) {
    const failed = result?.batchItemFailures?.length || result?.records?.some((record) => record.result !== 'Ok') ||
        (result?.statusCode ?? 200) !== 200;
    if (failed) throw new Error(JSON.stringify(result));
}

async function run(project, name) {
    const module = await load(join(project, 'src', name, 'app.mjs'));
    const folder = join(project, 'events');
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith(`${name}-`)) : [];
    const events = files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
    for (const event of events.length ? events : [{ message: 'hello' }]) {
        calls.length = 0;
        const print = console.log;
        console.log = () => {};
        try {
            expectSound(await module.handler(event));
        } finally {
            console.log = print;
        }
        console.log(project, name, '->', ...calls);
    }
}

let failures = 0;
for (const project of readdirSync(process.argv[2]).map((name) => join(process.argv[2], name))) {
    for (const name of existsSync(join(project, 'src')) ? readdirSync(join(project, 'src')) : []) {
        await run(project, name).catch((error) => {
            failures += 1;
            console.log('FAILED', project, name, error);
        });
    }
}
process.exit(Math.min(failures, 100));
