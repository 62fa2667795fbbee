// SPDX-License-Identifier: MIT
// Runs asl-validator on every state machine of CASE/cloudformation.json of every case. A definition may be an object,
// or text that Fn::Join or Fn::Sub puts together; references in it stand for an ARN.
// usage: node check_machines.mjs CASES
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { caseFolders, report, requireInstalled } from './cases.mjs';

const validate = requireInstalled('asl-validator');
const anArn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';

function plain(value) {
    if (typeof value === 'string') return value.replaceAll(/\$\{[^}]*\}/g, anArn);
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== 'object') return value;
    const [key, ...others] = Object.keys(value);
    if (key === 'Fn::Join') return value[key][1].map(plain).join(value[key][0]);
    if (key === 'Fn::Sub') return plain(Array.isArray(value[key]) ? value[key][0] : value[key]);
    if (!others.length && (key === 'Ref' || key === 'Fn::GetAtt')) return anArn;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

function definitionOf({ Definition, DefinitionString }) {
    return Definition ? plain(Definition) : JSON.parse(plain(DefinitionString));
}

for (const folder of caseFolders(process.argv[2], 'cloudformation.json')) {
    const template = JSON.parse(readFileSync(join(folder, 'cloudformation.json'), 'utf8'));
    for (const [name, resource] of Object.entries(template.Resources)) {
        if (resource.Type !== 'AWS::StepFunctions::StateMachine') continue;
        const { isValid, errorsText } = validate(definitionOf(resource.Properties));
        if (!isValid) report(folder, 'asl-validator', 'error', 'definition', errorsText(), name);
    }
}
