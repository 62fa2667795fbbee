output "web_url" {
  description = "Address of the API Web"
  value       = "https://${aws_apigatewayv2_api.web.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "flow_state_machine_arn" {
  description = "ARN of the state machine Flow"
  value       = aws_sfn_state_machine.flow.arn
}

output "uploads_bucket_name" {
  description = "Name of the bucket Uploads"
  value       = aws_s3_bucket.uploads.bucket
}

output "incoming_queue_url" {
  description = "URL of the queue Incoming"
  value       = aws_sqs_queue.incoming.url
}

output "topic_arn" {
  description = "ARN of the topic Topic"
  value       = aws_sns_topic.topic.arn
}

output "bus_name" {
  description = "Name of the event bus Bus"
  value       = aws_cloudwatch_event_bus.bus.name
}
