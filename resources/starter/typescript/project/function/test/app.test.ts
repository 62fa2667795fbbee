// Unit test of {{name}}: how it takes its events. AWS is not called.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
{{stub_imports}}
import { handler } from '../app';

process.env.AWS_REGION = 'eu-west-1';
{{variables}}

/** What the handler answers, with stand-ins for AWS. `npm test` runs in the function's folder. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function answerTo(sample: string): Promise<any> {
    mock.method(console, 'log', () => {});
{{stubs}}
    const event = JSON.parse(readFileSync(`../../${sample}`, 'utf8'));
    return { event, answer: await handler(event) };
}

{{tests}}
