//: import Amazon.S3
//: import Amazon.S3.Model
//: package AWSSDK.S3
//: setup private readonly AmazonS3Client _buckets = new();
//: answer {{name}} await List{{pascal}}()
/// <summary>The first keys of {{name}}. _buckets.GetObjectAsync reads one.</summary>
private async Task<JsonNode?> List{{pascal}}()
{
    var found = await _buckets.ListObjectsV2Async(new ListObjectsV2Request
    {
        BucketName = Environment.GetEnvironmentVariable("{{variable}}"),
        MaxKeys = 10,
    });
    var keys = new JsonArray();
    foreach (var entry in found.S3Objects ?? []) keys.Add(entry.Key);
    return keys;
}
