// SPDX-License-Identifier: MIT
// The references between the resources of templates, as AWS's cloudformation-validate sees them.
// usage: node template_edges.mjs FOLDER: prints {FILE: {"types": {ID: TYPE}, "edges": [[SOURCE, PATH, TARGET], …]}}
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { requireInstalled } from './cases.mjs';

const { TemplateFile, TemplateModel } = requireInstalled('@aws/cloudformation-validate');
const found = {};
for (const file of readdirSync(process.argv[2]).sort()) {
    try {
        const model = new TemplateModel(new TemplateFile(join(process.argv[2], file))).toDiagnosticModel();
        const types = Object.entries(model.resources ?? {}).map(([id, resource]) => [id, resource.resourceType]);
        const edges = model.edges.map((edge) => [edge.source, edge.sourcePath, edge.target]);
        found[file] = { types: Object.fromEntries(types), edges };
    } catch {
        // No template, or broken: nothing to compare with.
    }
}
console.log(JSON.stringify(found));
