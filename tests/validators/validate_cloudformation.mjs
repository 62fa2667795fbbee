// SPDX-License-Identifier: MIT
// Runs AWS's cloudformation-validate on CASE/cloudformation.json of every case.
// usage: node validate_cloudformation.mjs CASES
import { join } from 'node:path';

import { caseFolders, report, requireInstalled } from './cases.mjs';

const { RegoEngine, TemplateFile } = requireInstalled('@aws/cloudformation-validate');
const severities = { FATAL: 'error', ERROR: 'error', WARN: 'warning', INFO: 'info', DEBUG: 'info' };

const engine = new RegoEngine();
for (const folder of caseFolders(process.argv[2], 'cloudformation.json')) {
    const result = engine.validateStandard(new TemplateFile(join(folder, 'cloudformation.json')));
    for (const found of result.diagnostics) {
        report(folder, 'cloudformation-validate', severities[found.severity] ?? 'error', found.ruleId, found.message,
            [found.entity?.logicalId, found.propertyPath].filter(Boolean).join('/'));
    }
}
