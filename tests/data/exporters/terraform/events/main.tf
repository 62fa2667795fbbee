locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_apigatewayv2_api" "web" {
  name          = "${local.name}-Web"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Web"
      version = "1.0"
    }
    paths = {
      "/flow" = {
        post = {
          responses = {
            default = {
              description = "POST /flow"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            integrationSubtype   = "StepFunctions-StartExecution"
            payloadFormatVersion = "1.0"
            connectionType       = "INTERNET"
            credentials          = aws_iam_role.web_role.arn
            requestParameters = {
              StateMachineArn = aws_sfn_state_machine.flow.arn
              Input           = "$request.body"
            }
          }
        }
      }
    }
  })
  depends_on = [aws_iam_role_policy.web_role]
}

resource "aws_apigatewayv2_stage" "web_stage" {
  api_id      = aws_apigatewayv2_api.web.id
  name        = "$default"
  auto_deploy = true
}

# What Web may start
resource "aws_iam_role" "web_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "apigateway.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "web_role" {
  role = aws_iam_role.web_role.id
  name = "WebRolePolicy"
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
}

data "archive_file" "first" {
  type        = "zip"
  source_dir  = "${path.module}/src/First"
  output_path = "${path.module}/build/First.zip"
}

resource "aws_lambda_function" "first" {
  function_name    = "${local.name}-First"
  filename         = data.archive_file.first.output_path
  source_code_hash = data.archive_file.first.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.first_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.first_logs.name
  }

  depends_on = [aws_iam_role_policy.first_role]
}

resource "aws_cloudwatch_log_group" "first_logs" {
  name              = "/aws/lambda/${local.name}-First"
  retention_in_days = 30
}

# What First may do, and nothing else
resource "aws_iam_role" "first_role" {
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

resource "aws_iam_role_policy" "first_role" {
  role = aws_iam_role.first_role.id
  name = "FirstRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.first_logs.arn}:*"
      },
    ]
  })
}

# Runs First
resource "aws_scheduler_schedule" "first_nightly" {
  schedule_expression = "cron(0 3 * * ? *)"
  state               = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.first.arn
    role_arn = aws_iam_role.first_nightly_role.arn
  }

  depends_on = [aws_iam_role_policy.first_nightly_role]
}

# What the schedule FirstNightly may do
resource "aws_iam_role" "first_nightly_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "first_nightly_role" {
  role = aws_iam_role.first_nightly_role.id
  name = "FirstNightlyRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Invokes First
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.first.arn
      },
    ]
  })
}

data "archive_file" "second" {
  type        = "zip"
  source_dir  = "${path.module}/src/Second"
  output_path = "${path.module}/build/Second.zip"
}

resource "aws_lambda_function" "second" {
  function_name    = "${local.name}-Second"
  filename         = data.archive_file.second.output_path
  source_code_hash = data.archive_file.second.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.second_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.second_logs.name
  }

  depends_on = [aws_iam_role_policy.second_role]
}

resource "aws_cloudwatch_log_group" "second_logs" {
  name              = "/aws/lambda/${local.name}-Second"
  retention_in_days = 30
}

# What Second may do, and nothing else
resource "aws_iam_role" "second_role" {
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

resource "aws_iam_role_policy" "second_role" {
  role = aws_iam_role.second_role.id
  name = "SecondRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.second_logs.arn}:*"
      },
    ]
  })
}

resource "aws_sfn_state_machine" "flow" {
  name     = "${local.name}-Flow"
  type     = "STANDARD"
  role_arn = aws_iam_role.flow_role.arn
  definition = jsonencode({
    StartAt = "First"
    States = {
      First = {
        Type     = "Task"
        Resource = aws_lambda_function.first.arn
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
      # Runs First as a step
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.first.arn
      },
    ]
  })
}

# Kept when the stack is deleted: it holds the application's data
resource "aws_s3_bucket" "uploads" {
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
  bucket      = aws_s3_bucket.uploads.id
  eventbridge = true

  queue {
    events        = ["s3:ObjectCreated:*"]
    queue_arn     = aws_sqs_queue.incoming.arn
    filter_prefix = "in/"
  }

  depends_on = [aws_sqs_queue_policy.incoming_policy]
}

resource "aws_sqs_queue" "incoming" {
  visibility_timeout_seconds = 30
}

resource "aws_sns_topic" "topic" {}

# A bus has no name of its own making, so it takes the stack's
resource "aws_cloudwatch_event_bus" "bus" {
  name = "${local.name}-Bus"
}

resource "aws_iot_topic_rule" "rule" {
  name        = replace("${local.name}-Rule", "-", "_")
  sql         = "SELECT * FROM 'devices/+/telemetry'"
  sql_version = "2016-03-23"
  enabled     = true

  lambda {
    function_arn = aws_lambda_function.second.arn
  }

  republish {
    topic    = "republished/$${topic()}"
    qos      = 0
    role_arn = aws_iam_role.rule_republish_role.arn
  }

  depends_on = [aws_iam_role_policy.rule_republish_role]
}

# Rule created of Bus
resource "aws_cloudwatch_event_rule" "buscreated" {
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  event_pattern = jsonencode({
    detail-type = ["Created"]
  })
}

resource "aws_cloudwatch_event_target" "buscreated_first" {
  rule           = aws_cloudwatch_event_rule.buscreated.name
  event_bus_name = aws_cloudwatch_event_rule.buscreated.event_bus_name
  target_id      = "First"
  arn            = aws_lambda_function.first.arn
}

resource "aws_cloudwatch_event_target" "buscreated_second" {
  rule           = aws_cloudwatch_event_rule.buscreated.name
  event_bus_name = aws_cloudwatch_event_rule.buscreated.event_bus_name
  target_id      = "Second"
  arn            = aws_lambda_function.second.arn
}

# Buscreated may invoke First
resource "aws_lambda_permission" "buscreated_invokes_first" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.first.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.buscreated.arn
}

# Buscreated may invoke Second
resource "aws_lambda_permission" "buscreated_invokes_second" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.second.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.buscreated.arn
}

# Forwards events of Uploads from the default bus to Bus
resource "aws_iam_role" "uploads_to_bus_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "uploads_to_bus_role" {
  role = aws_iam_role.uploads_to_bus_role.id
  name = "UploadsToBusRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Forwards events of Uploads from the default bus to Bus
      {
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.bus.arn
      },
    ]
  })
}

# S3 sends events to the account's default bus; this rule forwards them to Bus
resource "aws_cloudwatch_event_rule" "uploads_to_bus" {
  event_pattern = jsonencode({
    source = ["aws.s3"]
    detail = {
      bucket = {
        name = [aws_s3_bucket.uploads.bucket]
      }
    }
  })
  depends_on = [aws_iam_role_policy.uploads_to_bus_role]
}

resource "aws_cloudwatch_event_target" "uploads_to_bus" {
  rule           = aws_cloudwatch_event_rule.uploads_to_bus.name
  event_bus_name = aws_cloudwatch_event_rule.uploads_to_bus.event_bus_name
  target_id      = "Bus"
  arn            = aws_cloudwatch_event_bus.bus.arn
  role_arn       = aws_iam_role.uploads_to_bus_role.arn
}

# Who else may send to Incoming
resource "aws_sqs_queue_policy" "incoming_policy" {
  queue_url = aws_sqs_queue.incoming.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "s3.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.incoming.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.incoming.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic.arn
          }
        }
      },
    ]
  })
}

# Nightly may reach Incoming, nothing else
resource "aws_iam_role" "nightly_to_incoming_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "nightly_to_incoming_role" {
  role = aws_iam_role.nightly_to_incoming_role.id
  name = "NightlyToIncomingRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Nightly may reach Incoming, nothing else
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.incoming.arn
      },
    ]
  })
}

# Nightly sends to Incoming
resource "aws_scheduler_schedule" "nightly" {
  schedule_expression = "cron(0 3 * * ? *)"
  state               = "ENABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.incoming.arn
    role_arn = aws_iam_role.nightly_to_incoming_role.arn
  }

  depends_on = [aws_iam_role_policy.nightly_to_incoming_role]
}

# Topic delivers to Incoming
resource "aws_sns_topic_subscription" "topic_to_incoming" {
  topic_arn = aws_sns_topic.topic.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.incoming.arn
  filter_policy = jsonencode({
    kind = ["order"]
  })
  filter_policy_scope = "MessageBody"
}

# Rule may invoke Second
resource "aws_lambda_permission" "rule_invokes_second" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.second.function_name
  principal      = "iot.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = aws_iot_topic_rule.rule.arn
}

# Rule may publish to the topics it republishes to
resource "aws_iam_role" "rule_republish_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "iot.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "rule_republish_role" {
  role = aws_iam_role.rule_republish_role.id
  name = "RuleRepublishRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Rule may publish to the topics it republishes to
      {
        Effect   = "Allow"
        Action   = ["iot:Publish"]
        Resource = "arn:${data.aws_partition.current.partition}:iot:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:topic/republished/*"
      },
    ]
  })
}
