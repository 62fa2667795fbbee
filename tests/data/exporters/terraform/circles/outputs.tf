output "api_url" {
  description = "Address of the API Api"
  value       = "https://${aws_apigatewayv2_api.api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "flow_state_machine_arn" {
  description = "ARN of the state machine Flow"
  value       = aws_sfn_state_machine.flow.arn
}

output "uploads_bucket_name" {
  description = "Name of the bucket Uploads"
  value       = aws_s3_bucket.uploads.bucket
}
