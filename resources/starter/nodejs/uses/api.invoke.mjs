//: stub mock.method(globalThis, 'fetch', async () => Response.json({}));
//: answer {{name}} await call{{pascal}}(payload)
/** {{method}} {{path}} of {{name}}: returns the body of its answer. */
async function call{{pascal}}(payload{{+: unknown}}) {
    const answer = await fetch(process.env.{{variable}} + '{{path}}', {
        method: '{{method}}',
        headers: { 'Content-Type': 'application/json' },
        body: {{data}},
    });
    if (!answer.ok) throw new Error(`{{name}} answered ${answer.status}`);
    return answer.json();
}
