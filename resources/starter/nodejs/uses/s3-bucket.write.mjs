//: stub mock.method(S3Client.prototype, 'send', async () => ({ Body: { transformToString: async () => '{}' } }));
//: import @aws-sdk/client-s3 PutObjectCommand S3Client
//: import node:crypto randomUUID
//: setup const s3 = new S3Client();
//: call await writeTo{{pascal}}(payload)
/** Writes the payload as an object of {{name}} and returns its key. */
async function writeTo{{pascal}}(payload{{+: unknown}}) {
    const Key = `{{function}}/${randomUUID()}.json`;
    const Body = JSON.stringify(payload);
    await s3.send(new PutObjectCommand({
        Bucket: process.env.{{variable}}, Key, Body, ContentType: 'application/json',
    }));
    return Key;
}
