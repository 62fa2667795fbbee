#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Type-checks, bundles and tests every function written in TypeScript with the real packages, installed once.
# usage: build_typescript.sh PROJECTS NPM
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
export PATH="$PWD/node_modules/.bin:$PATH"
first=$(echo ./*/src/*/tsconfig.json | cut -d' ' -f1)
sed 's|"app.ts", "test/\*.ts"|"./*/src/*/app.ts", "./*/src/*/test/*.ts"|' "$first" >tsconfig.json
tsc --project tsconfig.json
count=0
for folder in ./*/src/*/; do
    (cd "$folder" && esbuild app.ts --bundle --platform=node --target=es2022 '--external:@aws-sdk/*' --outfile=app.js \
        --log-level=warning && esbuild test/app.test.ts --bundle --platform=node --target=es2022 --packages=external \
        --outfile=build/app.test.js --log-level=warning)
    count=$((count + 1))
done
for folder in ./*/src/*/; do
    (cd "$folder" && node --test build/ >report.txt 2>&1) || { echo "FAILED $folder"; cat "$folder/report.txt"; exit 1; }
done
echo "$count functions"
