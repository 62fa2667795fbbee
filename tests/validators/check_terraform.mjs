// SPDX-License-Identifier: MIT
// Reads CASE/*.tf of every case with hcl2json into CASE/module.json; compares the text with what the formatter makes
// of it, names of attributes and blocks with the schema of the AWS provider, and references with what is declared;
// looks for circles among the resources.
// usage: node check_terraform.mjs CASES SCHEMA
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { caseFolders, report, requireInstalled } from './cases.mjs';

const { parse } = requireInstalled('@cdktf/hcl2json');
const { format } = requireInstalled('@cdktf/hcl-tools');
const schema = JSON.parse(readFileSync(process.argv[3], 'utf8'));
const metaArguments = new Set(['depends_on', 'lifecycle']);

/** Every file of a module as one object; the blocks of several files stand side by side. */
async function readModule(folder, complain) {
    const module = {};
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.tf')).sort()) {
        const text = readFileSync(join(folder, name), 'utf8');
        if (await format(text) !== text) complain('fmt', 'terraform fmt would change the file', name);
        for (const [block, labels] of Object.entries(await parse(name, text)))
            module[block] = { ...module[block], ...labels };
    }
    return module;
}

function checkBody(body, known, complain, place) {
    const blocks = known.blocks ?? {};
    for (const [name, value] of Object.entries(body)) {
        if (metaArguments.has(name)) continue;
        if (blocks[name]) for (const inner of value) checkBody(inner, blocks[name], complain, `${place}.${name}`);
        else if (!known.attributes.includes(name)) complain('schema', `no attribute ${name}`, place);
    }
    for (const name of known.required ?? []) if (!(name in body)) complain('schema', `${name} is missing`, place);
}

/** The addresses that an attribute or a block refers to, each with the attribute that it reads. */
function referencesIn(value) {
    const text = JSON.stringify(value).replaceAll('$${', '');
    const expressions = [...text.matchAll(/\$\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map((match) => match[1]).join(' ');
    return [...(expressions + ' ' + text).matchAll(/(?<![\w."-])(data\.)?(aws_\w+|archive_file)\.(\w+)\.(\w+)/g)]
        .map(([, data = '', type, name, attribute]) => ({ address: `${data}${type}.${name}`, type, data, attribute }))
        .concat((value.depends_on ?? []).map((entry) => ({ address: entry.replace(/^\$\{|\}$/g, '') })));
}

function checkReferences(resources, complain) {
    const graph = new Map();
    for (const [address, body] of resources) {
        const needs = referencesIn(body);
        graph.set(address, needs.map((need) => need.address).filter((need) => !need.startsWith('data.aws_')));
        for (const { address: target, type, data, attribute } of needs) {
            if (data === 'data.' && type !== 'archive_file') continue;
            if (!resources.has(target)) complain('reference', `${target} is not declared`, address);
            const known = schema.resources[type];
            if (known && ![...known.attributes, ...known.computed].includes(attribute))
                complain('reference', `${target} has no attribute ${attribute}`, address);
        }
    }
    const done = new Set();
    const open = new Set();
    const visit = (address) => {
        if (open.has(address)) return complain('circle', [...open].join(' -> '), address);
        if (done.has(address)) return;
        open.add(address);
        for (const need of graph.get(address) ?? []) visit(need);
        open.delete(address);
        done.add(address);
    };
    for (const address of graph.keys()) visit(address);
}

async function check(folder) {
    const complain = (rule, text, place) => report(folder, 'terraform', 'error', rule, text, place);
    const module = await readModule(folder, complain);
    writeFileSync(join(folder, 'module.json'), JSON.stringify(module, null, 2));
    const resources = new Map();
    for (const [prefix, kinds] of [['', module.resource], ['data.', module.data]])
        for (const [type, bodies] of Object.entries(kinds ?? {}))
            for (const [name, [body]] of Object.entries(bodies)) resources.set(`${prefix}${type}.${name}`, body);
    for (const [address, body] of resources) {
        const known = schema.resources[address.split('.')[0]];
        if (known) checkBody(body, known, complain, address);
        else if (!address.startsWith('data.')) complain('schema', 'the type is not in the schema', address);
    }
    for (const [name, [output]] of Object.entries(module.output ?? {})) resources.set(`output.${name}`, output);
    checkReferences(resources, complain);
}

for (const folder of caseFolders(process.argv[2], 'main.tf')) {
    try {
        await check(folder);
    } catch (error) {
        report(folder, 'hcl2json', 'error', 'syntax', String(error));
    }
}
process.exit(0); // the programs inside the modules never end by themselves
