//: stub mock.method(S3Client.prototype, 'send', async () => ({ Body: { transformToString: async () => '{}' } }));
//: import @aws-sdk/client-s3 ListObjectsV2Command S3Client
//: setup const s3 = new S3Client();
//: answer {{name}} await list{{pascal}}()
/** The first keys of {{name}}. A GetObjectCommand with Bucket and Key reads one. */
async function list{{pascal}}() {
    const found = await s3.send(new ListObjectsV2Command({ Bucket: process.env.{{variable}}, MaxKeys: 10 }));
    return (found.Contents ?? []).map((entry) => entry.Key);
}
