output "lost_queue_url" {
  description = "URL of the queue Lost"
  value       = aws_sqs_queue.lost.url
}

output "late_queue_url" {
  description = "URL of the queue Late"
  value       = aws_sqs_queue.late.url
}

output "inbox_queue_url" {
  description = "URL of the queue Inbox"
  value       = aws_sqs_queue.inbox.url
}

output "topic_arn" {
  description = "ARN of the topic Topic"
  value       = aws_sns_topic.topic.arn
}

output "bus_name" {
  description = "Name of the event bus Bus"
  value       = aws_cloudwatch_event_bus.bus.name
}
