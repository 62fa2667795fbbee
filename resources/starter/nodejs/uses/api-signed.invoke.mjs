//: stub mock.method(globalThis, 'fetch', async () => Response.json({}));
//: stub mock.method(SignatureV4.prototype, 'sign', async (request{{+: unknown}}) => request);
//: import @aws-crypto/sha256-js Sha256
//: import @smithy/signature-v4 SignatureV4
//: answer {{name}} await call{{pascal}}(payload)
/** {{method}} {{path}} of {{name}}, signed with the function's own role: returns the body of its answer. */
async function call{{pascal}}(payload{{+: unknown}}) {
    const url = new URL(process.env.{{variable}} + '{{path}}');
    const body = {{data}};
    const request = {
        method: '{{method}}',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        headers: { host: url.hostname, 'content-type': 'application/json' },
        body,
    };
    const { headers } = await signer().sign(request);
    const answer = await fetch(url, { method: '{{method}}', headers, body });
    if (!answer.ok) throw new Error(`{{name}} answered ${answer.status}`);
    return answer.json();
}

function signer() {
    const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    const credentials = {
        accessKeyId: AWS_ACCESS_KEY_ID{{+!}}, secretAccessKey: AWS_SECRET_ACCESS_KEY{{+!}}, sessionToken: AWS_SESSION_TOKEN,
    };
    return new SignatureV4({ service: 'execute-api', region: AWS_REGION{{+!}}, credentials, sha256: Sha256 });
}
