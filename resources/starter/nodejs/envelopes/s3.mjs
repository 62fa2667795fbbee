//: types aws-lambda S3Event
//: expect assert.equal(answer, undefined);
//: when sourceOf(event) === 'aws:s3'
/** Objects that came into a bucket or left it. */
async function takeObjects(event{{+: S3Event}}) {
    for (const { eventName, s3 } of event.Records) {
        await work({
            change: eventName, // ObjectCreated:Put, ObjectRemoved:Delete, ...
            bucket: s3.bucket.name,
            key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')),
            size: s3.object.size,
        });
    }
}
