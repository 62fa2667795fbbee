// Unit test of {{name}}: how it takes its events. AWS is not called.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
{{stub_imports}}

process.env.AWS_REGION = 'eu-west-1';
{{variables}}

const { handler } = await import('../app.mjs');

/** What the handler answers, with stand-ins for AWS. */
async function answerTo(sample) {
    mock.method(console, 'log', () => {});
{{stubs}}
    const event = JSON.parse(readFileSync(new URL(`../../../${sample}`, import.meta.url), 'utf8'));
    return { event, answer: await handler(event) };
}

{{tests}}
