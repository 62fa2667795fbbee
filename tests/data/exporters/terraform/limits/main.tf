locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_apigatewayv2_api" "api" {
  name          = "${local.name}-Api"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Api"
      version = "1.0"
    }
    paths = {
      "/warm" = {
        x-amazon-apigateway-any-method = {
          responses = {
            default = {
              description = "ANY /warm"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "2.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_alias.warm_alias.arn}/invocations"
          }
        }
      }
      "/call" = {
        get = {
          responses = {
            default = {
              description = "GET /call"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "2.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.caller.arn}/invocations"
          }
        }
      }
    }
  })
}

resource "aws_apigatewayv2_stage" "api_stage" {
  api_id      = aws_apigatewayv2_api.api.id
  name        = "$default"
  auto_deploy = true
}

# Api may invoke Warm
resource "aws_lambda_permission" "warm_any_warm_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_alias.warm_alias.function_name
  qualifier     = aws_lambda_alias.warm_alias.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/warm"
}

# Api may invoke Caller
resource "aws_lambda_permission" "caller_get_call_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.caller.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/GET/call"
}

data "archive_file" "warm" {
  type        = "zip"
  source_dir  = "${path.module}/src/Warm"
  output_path = "${path.module}/build/Warm.zip"
}

resource "aws_lambda_function" "warm" {
  function_name                  = "${local.name}-Warm"
  filename                       = data.archive_file.warm.output_path
  source_code_hash               = data.archive_file.warm.output_base64sha256
  publish                        = true
  handler                        = "app.handler"
  runtime                        = "python3.14"
  architectures                  = ["arm64"]
  memory_size                    = 256
  timeout                        = 6
  role                           = aws_iam_role.warm_role.arn
  reserved_concurrent_executions = 20

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.warm_logs.name
  }

  environment {
    variables = {
      ORDERS_QUEUE_URL = aws_sqs_queue.orders.url
    }
  }

  depends_on = [aws_iam_role_policy.warm_role]
}

resource "aws_cloudwatch_log_group" "warm_logs" {
  name              = "/aws/lambda/${local.name}-Warm"
  retention_in_days = 30
}

# What Warm may do, and nothing else
resource "aws_iam_role" "warm_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "warm_role" {
  role = aws_iam_role.warm_role.id
  name = "WarmRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.warm_logs.arn}:*"
      },
      # Sends to Orders
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.orders.arn
      },
      # Lambda polls Fast for the function
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.fast.arn
      },
    ]
  })
}

# What callers of Warm name
resource "aws_lambda_alias" "warm_alias" {
  name             = "live"
  function_name    = aws_lambda_function.warm.function_name
  function_version = aws_lambda_function.warm.version
}

resource "aws_lambda_provisioned_concurrency_config" "warm_alias" {
  function_name                     = aws_lambda_alias.warm_alias.function_name
  qualifier                         = aws_lambda_alias.warm_alias.name
  provisioned_concurrent_executions = 5
}

# Lambda polls for Warm
resource "aws_lambda_event_source_mapping" "warm_fast" {
  event_source_arn        = aws_sqs_queue.fast.arn
  function_name           = aws_lambda_alias.warm_alias.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}

data "archive_file" "worker" {
  type        = "zip"
  source_dir  = "${path.module}/src/Worker"
  output_path = "${path.module}/build/Worker.zip"
}

resource "aws_lambda_function" "worker" {
  function_name    = "${local.name}-Worker"
  filename         = data.archive_file.worker.output_path
  source_code_hash = data.archive_file.worker.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.worker_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.worker_logs.name
  }

  environment {
    variables = {
      ORDERS_QUEUE_URL = aws_sqs_queue.orders.url
    }
  }

  depends_on = [aws_iam_role_policy.worker_role]
}

resource "aws_lambda_function_recursion_config" "worker" {
  function_name  = aws_lambda_function.worker.function_name
  recursive_loop = "Allow"
}

resource "aws_cloudwatch_log_group" "worker_logs" {
  name              = "/aws/lambda/${local.name}-Worker"
  retention_in_days = 30
}

# What Worker may do, and nothing else
resource "aws_iam_role" "worker_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "worker_role" {
  role = aws_iam_role.worker_role.id
  name = "WorkerRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.worker_logs.arn}:*"
      },
      # Lambda polls Orders for the function
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.orders.arn
      },
      # Sends to Orders
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.orders.arn
      },
    ]
  })
}

# Lambda polls for Worker
resource "aws_lambda_event_source_mapping" "worker_orders" {
  event_source_arn = aws_sqs_queue.orders.arn
  function_name    = aws_lambda_function.worker.function_name
  batch_size       = 10

  provisioned_poller_config {
    minimum_pollers = 2
    maximum_pollers = 20
  }
}

data "archive_file" "caller" {
  type        = "zip"
  source_dir  = "${path.module}/src/Caller"
  output_path = "${path.module}/build/Caller.zip"
}

resource "aws_lambda_function" "caller" {
  function_name    = "${local.name}-Caller"
  filename         = data.archive_file.caller.output_path
  source_code_hash = data.archive_file.caller.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.caller_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.caller_logs.name
  }

  environment {
    variables = {
      WARM_FUNCTION_NAME = aws_lambda_alias.warm_alias.arn
    }
  }

  depends_on = [aws_iam_role_policy.caller_role]
}

resource "aws_cloudwatch_log_group" "caller_logs" {
  name              = "/aws/lambda/${local.name}-Caller"
  retention_in_days = 30
}

# What Caller may do, and nothing else
resource "aws_iam_role" "caller_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "caller_role" {
  role = aws_iam_role.caller_role.id
  name = "CallerRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.caller_logs.arn}:*"
      },
      # Calls Warm
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_alias.warm_alias.arn
      },
    ]
  })
}

# Hidden for 6 times the function's timeout while it is handled, as AWS recommends
resource "aws_sqs_queue" "orders" {
  visibility_timeout_seconds = 36
  max_message_size           = 262144
}

# Hidden for 6 times the function's timeout while it is handled, as AWS recommends
resource "aws_sqs_queue" "fast" {
  name                        = "${local.name}-Fast.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  deduplication_scope         = "messageGroup"
  fifo_throughput_limit       = "perMessageGroupId"
  visibility_timeout_seconds  = 36
}
