//: import Amazon.S3
//: import Amazon.S3.Model
//: package AWSSDK.S3
//: setup private readonly AmazonS3Client _buckets = new();
//: answer {{name}} await ReadFrom{{pascal}}(await WriteTo{{pascal}}(payload))
/// <summary>Writes the payload as an object of {{name}} and returns its key.</summary>
private async Task<string> WriteTo{{pascal}}(JsonNode? payload)
{
    var key = $"{{function}}/{Guid.NewGuid()}.json";
    await _buckets.PutObjectAsync(new PutObjectRequest
    {
        BucketName = Environment.GetEnvironmentVariable("{{variable}}"),
        Key = key,
        ContentBody = Text(payload),
        ContentType = "application/json",
    });
    return key;
}

/// <summary>The text of one object of {{name}}.</summary>
private async Task<string> ReadFrom{{pascal}}(string key)
{
    using var found = await _buckets.GetObjectAsync(Environment.GetEnvironmentVariable("{{variable}}"), key);
    return await new StreamReader(found.ResponseStream).ReadToEndAsync();
}
