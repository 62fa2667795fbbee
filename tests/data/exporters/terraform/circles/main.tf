locals {
  name = "application-${var.stage}"

  # Names of buckets are unique in the world
  stack_uuid = uuidv5("url", "${data.aws_caller_identity.current.account_id}/${var.region}/${local.name}")
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
      "/caller" = {
        x-amazon-apigateway-any-method = {
          responses = {
            default = {
              description = "ANY /caller"
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

# Api may invoke Caller
resource "aws_lambda_permission" "caller_any_caller_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.caller.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/caller"
}

data "archive_file" "resize" {
  type        = "zip"
  source_dir  = "${path.module}/src/Resize"
  output_path = "${path.module}/build/Resize.zip"
}

resource "aws_lambda_function" "resize" {
  function_name    = "${local.name}-Resize"
  filename         = data.archive_file.resize.output_path
  source_code_hash = data.archive_file.resize.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.resize_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.resize_logs.name
  }

  environment {
    variables = {
      UPLOADS_BUCKET_NAME = "uploads-${local.stack_uuid}"
    }
  }

  depends_on = [aws_iam_role_policy.resize_role]
}

resource "aws_cloudwatch_log_group" "resize_logs" {
  name              = "/aws/lambda/${local.name}-Resize"
  retention_in_days = 30
}

# What Resize may do, and nothing else
resource "aws_iam_role" "resize_role" {
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

resource "aws_iam_role_policy" "resize_role" {
  role = aws_iam_role.resize_role.id
  name = "ResizeRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.resize_logs.arn}:*"
      },
    ]
  })
}

# Apart from the role of Resize, where it would close a circle
resource "aws_iam_role_policy" "resize_policy" {
  name = "ResizePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Reads and writes Uploads: the bucket itself
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket", "s3:GetBucketLocation"]
        Resource = aws_s3_bucket.uploads.arn
      },
      # Reads and writes Uploads: its objects
      {
        Effect = "Allow"
        Action = [
          "s3:GetObject",
          "s3:GetObjectVersion",
          "s3:PutObject",
          "s3:DeleteObject",
          "s3:AbortMultipartUpload",
        ]
        Resource = "${aws_s3_bucket.uploads.arn}/*"
      },
    ]
  })
  role = aws_iam_role.resize_role.name
}

# Uploads may invoke Resize
resource "aws_lambda_permission" "resize_uploads_permission" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.resize.function_name
  principal      = "s3.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
}

data "archive_file" "step" {
  type        = "zip"
  source_dir  = "${path.module}/src/Step"
  output_path = "${path.module}/build/Step.zip"
}

resource "aws_lambda_function" "step" {
  function_name    = "${local.name}-Step"
  filename         = data.archive_file.step.output_path
  source_code_hash = data.archive_file.step.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.step_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.step_logs.name
  }

  environment {
    variables = {
      FLOW_STATE_MACHINE_ARN = "arn:${data.aws_partition.current.partition}:states:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:stateMachine:${local.name}-Flow"
    }
  }

  depends_on = [aws_iam_role_policy.step_role]
}

resource "aws_cloudwatch_log_group" "step_logs" {
  name              = "/aws/lambda/${local.name}-Step"
  retention_in_days = 30
}

# What Step may do, and nothing else
resource "aws_iam_role" "step_role" {
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

resource "aws_iam_role_policy" "step_role" {
  role = aws_iam_role.step_role.id
  name = "StepRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.step_logs.arn}:*"
      },
    ]
  })
}

# Apart from the role of Step, where it would close a circle
resource "aws_iam_role_policy" "step_policy" {
  name = "StepPolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Starts Flow
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.flow.arn
      },
    ]
  })
  role = aws_iam_role.step_role.name
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
      API_URL_PARAMETER = "/${local.name}/Api/url"
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
      # Reads the address of Api
      {
        Effect   = "Allow"
        Action   = ["ssm:GetParameter"]
        Resource = "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:parameter/${local.name}/Api/url"
      },
    ]
  })
}

# Apart from the role of Caller, where it would close a circle
resource "aws_iam_role_policy" "caller_policy" {
  name = "CallerPolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Calls Api
      {
        Effect   = "Allow"
        Action   = ["execute-api:Invoke"]
        Resource = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/$default/*"
      },
    ]
  })
  role = aws_iam_role.caller_role.name
}

data "archive_file" "ping" {
  type        = "zip"
  source_dir  = "${path.module}/src/Ping"
  output_path = "${path.module}/build/Ping.zip"
}

resource "aws_lambda_function" "ping" {
  function_name    = "${local.name}-Ping"
  filename         = data.archive_file.ping.output_path
  source_code_hash = data.archive_file.ping.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.ping_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.ping_logs.name
  }

  depends_on = [aws_iam_role_policy.ping_role]
}

resource "aws_cloudwatch_log_group" "ping_logs" {
  name              = "/aws/lambda/${local.name}-Ping"
  retention_in_days = 30
}

# What Ping may do, and nothing else
resource "aws_iam_role" "ping_role" {
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

resource "aws_iam_role_policy" "ping_role" {
  role = aws_iam_role.ping_role.id
  name = "PingRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.ping_logs.arn}:*"
      },
    ]
  })
}

# Apart from the role of Ping, where it would close a circle
resource "aws_iam_role_policy" "ping_policy" {
  name = "PingPolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Lambda hands asynchronous results to Pong
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.pong.arn
      },
    ]
  })
  role = aws_iam_role.ping_role.name
}

# Asynchronous invocations of Ping
resource "aws_lambda_function_event_invoke_config" "ping_destinations" {
  function_name = aws_lambda_function.ping.function_name
  qualifier     = "$LATEST"

  destination_config {
    on_success {
      destination = aws_lambda_function.pong.arn
    }
  }

  depends_on = [aws_iam_role_policy.ping_policy]
}

data "archive_file" "pong" {
  type        = "zip"
  source_dir  = "${path.module}/src/Pong"
  output_path = "${path.module}/build/Pong.zip"
}

resource "aws_lambda_function" "pong" {
  function_name    = "${local.name}-Pong"
  filename         = data.archive_file.pong.output_path
  source_code_hash = data.archive_file.pong.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.pong_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.pong_logs.name
  }

  depends_on = [aws_iam_role_policy.pong_role]
}

resource "aws_cloudwatch_log_group" "pong_logs" {
  name              = "/aws/lambda/${local.name}-Pong"
  retention_in_days = 30
}

# What Pong may do, and nothing else
resource "aws_iam_role" "pong_role" {
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

resource "aws_iam_role_policy" "pong_role" {
  role = aws_iam_role.pong_role.id
  name = "PongRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.pong_logs.arn}:*"
      },
    ]
  })
}

# Apart from the role of Pong, where it would close a circle
resource "aws_iam_role_policy" "pong_policy" {
  name = "PongPolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Lambda hands failed asynchronous events to Ping
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.ping.arn
      },
    ]
  })
  role = aws_iam_role.pong_role.name
}

# Asynchronous invocations of Pong
resource "aws_lambda_function_event_invoke_config" "pong_destinations" {
  function_name = aws_lambda_function.pong.function_name
  qualifier     = "$LATEST"

  destination_config {
    on_failure {
      destination = aws_lambda_function.ping.arn
    }
  }

  depends_on = [aws_iam_role_policy.pong_policy]
}

resource "aws_sfn_state_machine" "flow" {
  name     = "${local.name}-Flow"
  type     = "STANDARD"
  role_arn = aws_iam_role.flow_role.arn
  definition = jsonencode({
    StartAt = "Step"
    States = {
      Step = {
        Type     = "Task"
        Resource = aws_lambda_function.step.arn
        Retry = [
          {
            ErrorEquals = [
              "Lambda.ServiceException",
              "Lambda.AWSLambdaException",
              "Lambda.SdkClientException",
              "Lambda.TooManyRequestsException",
            ]
            IntervalSeconds = 1
            MaxAttempts     = 3
            BackoffRate     = 2
          },
        ]
        End = true
      }
    }
  })
  depends_on = [aws_iam_role_policy.flow_role]
}

# What Flow may do
resource "aws_iam_role" "flow_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "flow_role" {
  role = aws_iam_role.flow_role.id
  name = "FlowRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Runs Step as a step
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.step.arn
      },
    ]
  })
}

# Kept when the stack is deleted: it holds the application's data
resource "aws_s3_bucket" "uploads" {
  bucket = "uploads-${local.stack_uuid}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket                  = aws_s3_bucket.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  lambda_function {
    events              = ["s3:ObjectCreated:*"]
    lambda_function_arn = aws_lambda_function.resize.arn
  }

  depends_on = [aws_lambda_permission.resize_uploads_permission]
}

# The address of Api for functions that the API itself needs first
resource "aws_ssm_parameter" "api_url_parameter" {
  name  = "/${local.name}/Api/url"
  type  = "String"
  value = "https://${aws_apigatewayv2_api.api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}
