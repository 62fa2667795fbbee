output "flow_state_machine_arn" {
  description = "ARN of the state machine Flow"
  value       = aws_sfn_state_machine.flow.arn
}

output "other_state_machine_arn" {
  description = "ARN of the state machine Other"
  value       = aws_sfn_state_machine.other.arn
}

output "inbox_queue_url" {
  description = "URL of the queue Inbox"
  value       = aws_sqs_queue.inbox.url
}

output "trouble_topic_arn" {
  description = "ARN of the topic Trouble"
  value       = aws_sns_topic.trouble.arn
}

output "bus_name" {
  description = "Name of the event bus Bus"
  value       = aws_cloudwatch_event_bus.bus.name
}

output "users_user_pool_id" {
  description = "Id of the user pool Users"
  value       = aws_cognito_user_pool.users.id
}

output "users_client_id" {
  description = "Id of the client of Users"
  value       = aws_cognito_user_pool_client.users_client.id
}
