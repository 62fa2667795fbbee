output "orders_api_url" {
  description = "Address of the API OrdersApi"
  value       = "https://${aws_apigatewayv2_api.orders_api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "orders_table_name" {
  description = "Name of the table Orders"
  value       = aws_dynamodb_table.orders.name
}

output "orders_queue_url" {
  description = "URL of the queue OrdersQueue"
  value       = aws_sqs_queue.orders_queue.url
}

output "dead_orders_queue_url" {
  description = "URL of the queue DeadOrders"
  value       = aws_sqs_queue.dead_orders.url
}

output "users_user_pool_id" {
  description = "Id of the user pool Users"
  value       = aws_cognito_user_pool.users.id
}

output "users_client_id" {
  description = "Id of the client of Users"
  value       = aws_cognito_user_pool_client.users_client.id
}
