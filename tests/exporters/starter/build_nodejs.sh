#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Tests every function written in JavaScript with the real packages, installed once. usage: build_nodejs.sh PROJECTS NPM
set -euo pipefail
cd "$1"
node - <<'JS'
const { readFileSync, writeFileSync, readdirSync, existsSync } = require('node:fs');
const all = { dependencies: {}, devDependencies: {} };
for (const project of readdirSync('.'))
    for (const name of existsSync(`${project}/src`) ? readdirSync(`${project}/src`) : []) {
        const own = JSON.parse(readFileSync(`${project}/src/${name}/package.json`, 'utf8'));
        Object.assign(all.dependencies, own.dependencies);
        Object.assign(all.devDependencies, own.devDependencies);
    }
writeFileSync('package.json', JSON.stringify({ private: true, ...all }));
JS
"$2" install --no-audit --no-fund --silent
for folder in ./*/src/*/; do
    (cd "$folder" && node --test test/ >report.txt 2>&1) || { echo "FAILED $folder"; cat "$folder/report.txt"; exit 1; }
done
