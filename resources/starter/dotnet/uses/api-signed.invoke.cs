//: import System.Globalization
//: import System.Security.Cryptography
//: import Amazon.Runtime
//: import Amazon.Runtime.Credentials
//: package AWSSDK.Core
//: answer_of
//: answer {{name}} await Call{{pascal}}(payload)
/// <summary>{{method}} {{path}} of {{name}}, signed with the function's own role: returns the body of its
/// answer.</summary>
private async Task<JsonNode?> Call{{pascal}}(JsonNode? payload)
{
    var url = Environment.GetEnvironmentVariable("{{variable}}") + "{{path}}";
    var request = new HttpRequestMessage(new HttpMethod("{{method}}"), url) { Content = {{data}} };
    var body = request.Content is null ? Array.Empty<byte>() : await request.Content.ReadAsByteArrayAsync();
    Sign(request, body, await DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentialsAsync());
    return await AnswerOf(request);
}

/// <summary>Signature Version 4 (docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html).</summary>
private static void Sign(HttpRequestMessage request, byte[] body, ImmutableCredentials credentials)
{
    var region = Environment.GetEnvironmentVariable("AWS_REGION");
    var time = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
    var scope = $"{time[..8]}/{region}/execute-api/aws4_request";
    var uri = request.RequestUri!;
    var names = "host;x-amz-date;x-amz-security-token";
    var canonical = string.Join('\n', request.Method, uri.AbsolutePath, uri.Query.TrimStart('?'),
        $"host:{uri.Host}", $"x-amz-date:{time}", $"x-amz-security-token:{credentials.Token}", "", names,
        Hex(SHA256.HashData(body)));
    var text = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
    var key = Encoding.UTF8.GetBytes("AWS4" + credentials.SecretKey);
    foreach (var part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
    var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    request.Headers.Add("X-Amz-Date", time);
    request.Headers.Add("X-Amz-Security-Token", credentials.Token);
    request.Headers.TryAddWithoutValidation("Authorization",
        $"AWS4-HMAC-SHA256 Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
}

private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
