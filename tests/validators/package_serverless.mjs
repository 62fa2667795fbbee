// SPDX-License-Identifier: MIT
// Packages CASE/serverless.yml of every case with osls, offline and without credentials, a process for each core; osls
// is strict by default: what its schema does not know is an error. The stack becomes CASE/cloudformation.json.
// usage: node package_serverless.mjs CASES
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { caseFolders, report, requireInstalled } from './cases.mjs';

const program = requireInstalled.resolve('osls/bin/serverless.js');
const home = mkdtempSync(join(tmpdir(), 'cascade-osls-'));
const environment = { PATH: process.env.PATH, HOME: home, CI: 'true' };

function packageService(folder) {
    return new Promise((done) => {
        execFile(process.execPath, [program, 'package'], { cwd: folder, env: environment }, (error, stdout, stderr) => {
            if (error) report(folder, 'osls', 'error', 'package', (stdout + stderr).trim());
            else
                for (const line of stderr.split('\n').filter((text) => /warning/i.test(text)))
                    report(folder, 'osls', 'warning', 'package', line.trim());
            if (!error) copyFileSync(join(folder, '.serverless/cloudformation-template-update-stack.json'),
                join(folder, 'cloudformation.json'));
            done();
        });
    });
}

const waiting = caseFolders(process.argv[2], 'serverless.yml');
async function work() {
    for (let folder = waiting.shift(); folder; folder = waiting.shift()) await packageService(folder);
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
rmSync(home, { recursive: true });
