// SPDX-License-Identifier: MIT
// The cases of a folder (one subfolder each) and the one way in which every validator reports: a JSON object a line.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** Finds packages in the folder that install.sh filled. */
export const requireInstalled = createRequire(join(process.env.CASCADE_VALIDATORS, 'package.json'));

/** The subfolders of `root` that hold `fileName`, by name. */
export function caseFolders(root, fileName) {
    return readdirSync(root).sort().map((name) => join(root, name)).filter((folder) => existsSync(join(folder, fileName)));
}

/** `severity` is "error" or "warning"; "info" is advice that fits every resource of a type, and is left out. */
export function report(folder, tool, severity, rule, text, path = '') {
    if (severity === 'info') return;
    console.log(JSON.stringify({ case: basename(folder), tool, severity, rule, text, path }));
}
