output "api_url" {
  description = "Address of the API Api"
  value       = "https://${aws_apigatewayv2_api.api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "orders_queue_url" {
  description = "URL of the queue Orders"
  value       = aws_sqs_queue.orders.url
}

output "fast_queue_url" {
  description = "URL of the queue Fast"
  value       = aws_sqs_queue.fast.url
}
