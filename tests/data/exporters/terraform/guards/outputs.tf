output "web_url" {
  description = "Address of the API Web"
  value       = "https://${aws_api_gateway_rest_api.web.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
}

output "plain_url" {
  description = "Address of the API Plain"
  value       = "https://${aws_api_gateway_rest_api.plain.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
}

output "lean_url" {
  description = "Address of the API Lean"
  value       = "https://${aws_apigatewayv2_api.lean.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "mixed_url" {
  description = "Address of the API Mixed"
  value       = "https://${aws_apigatewayv2_api.mixed.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "flow_state_machine_arn" {
  description = "ARN of the state machine Flow"
  value       = aws_sfn_state_machine.flow.arn
}
