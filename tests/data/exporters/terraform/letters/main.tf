locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "archive_file" "sorter" {
  type        = "zip"
  source_dir  = "${path.module}/src/Sorter"
  output_path = "${path.module}/build/Sorter.zip"
}

resource "aws_lambda_function" "sorter" {
  function_name    = "${local.name}-Sorter"
  filename         = data.archive_file.sorter.output_path
  source_code_hash = data.archive_file.sorter.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.sorter_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.sorter_logs.name
  }

  depends_on = [aws_iam_role_policy.sorter_role]
}

resource "aws_cloudwatch_log_group" "sorter_logs" {
  name              = "/aws/lambda/${local.name}-Sorter"
  retention_in_days = 30
}

# What Sorter may do, and nothing else
resource "aws_iam_role" "sorter_role" {
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

resource "aws_iam_role_policy" "sorter_role" {
  role = aws_iam_role.sorter_role.id
  name = "SorterRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.sorter_logs.arn}:*"
      },
    ]
  })
}

# Bus triggers Sorter
resource "aws_cloudwatch_event_rule" "sorter_bus" {
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
}

resource "aws_cloudwatch_event_target" "sorter_bus" {
  rule           = aws_cloudwatch_event_rule.sorter_bus.name
  event_bus_name = aws_cloudwatch_event_rule.sorter_bus.event_bus_name
  target_id      = "Sorter"
  arn            = aws_lambda_function.sorter.arn
  input_path     = "$.detail"

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }
}

# SorterBus may invoke Sorter
resource "aws_lambda_permission" "sorter_bus_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.sorter.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.sorter_bus.arn
}

# Topic delivers to Sorter
resource "aws_sns_topic_subscription" "sorter_topic" {
  topic_arn = aws_sns_topic.topic.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.sorter.arn
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
}

# Topic may invoke Sorter
resource "aws_lambda_permission" "sorter_topic_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.sorter.function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.topic.arn
}

data "archive_file" "billing" {
  type        = "zip"
  source_dir  = "${path.module}/src/Billing"
  output_path = "${path.module}/build/Billing.zip"
}

resource "aws_lambda_function" "billing" {
  function_name    = "${local.name}-Billing"
  filename         = data.archive_file.billing.output_path
  source_code_hash = data.archive_file.billing.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.billing_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.billing_logs.name
  }

  depends_on = [aws_iam_role_policy.billing_role]
}

resource "aws_cloudwatch_log_group" "billing_logs" {
  name              = "/aws/lambda/${local.name}-Billing"
  retention_in_days = 30
}

# What Billing may do, and nothing else
resource "aws_iam_role" "billing_role" {
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

resource "aws_iam_role_policy" "billing_role" {
  role = aws_iam_role.billing_role.id
  name = "BillingRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.billing_logs.arn}:*"
      },
    ]
  })
}

data "archive_file" "clerk" {
  type        = "zip"
  source_dir  = "${path.module}/src/Clerk"
  output_path = "${path.module}/build/Clerk.zip"
}

resource "aws_lambda_function" "clerk" {
  function_name    = "${local.name}-Clerk"
  filename         = data.archive_file.clerk.output_path
  source_code_hash = data.archive_file.clerk.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.clerk_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.clerk_logs.name
  }

  depends_on = [aws_iam_role_policy.clerk_role]
}

resource "aws_cloudwatch_log_group" "clerk_logs" {
  name              = "/aws/lambda/${local.name}-Clerk"
  retention_in_days = 30
}

# What Clerk may do, and nothing else
resource "aws_iam_role" "clerk_role" {
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

resource "aws_iam_role_policy" "clerk_role" {
  role = aws_iam_role.clerk_role.id
  name = "ClerkRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.clerk_logs.arn}:*"
      },
    ]
  })
}

# Runs Clerk
resource "aws_scheduler_schedule" "clerk_nightly" {
  schedule_expression          = "cron(0 3 * * ? *)"
  state                        = "ENABLED"
  schedule_expression_timezone = "Europe/Berlin"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.clerk.arn
    role_arn = aws_iam_role.clerk_nightly_role.arn

    dead_letter_config {
      arn = aws_sqs_queue.late.arn
    }
  }

  depends_on = [aws_iam_role_policy.clerk_nightly_role]
}

# What the schedule ClerkNightly may do
resource "aws_iam_role" "clerk_nightly_role" {
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

resource "aws_iam_role_policy" "clerk_nightly_role" {
  role = aws_iam_role.clerk_nightly_role.id
  name = "ClerkNightlyRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Invokes Clerk
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.clerk.arn
      },
      # Keeps what could not be delivered
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.late.arn
      },
    ]
  })
}

resource "aws_sqs_queue" "lost" {
  visibility_timeout_seconds = 30
}

resource "aws_sqs_queue" "late" {
  visibility_timeout_seconds = 30
}

resource "aws_sqs_queue" "inbox" {
  visibility_timeout_seconds = 30
}

resource "aws_sns_topic" "topic" {}

# A bus has no name of its own making, so it takes the stack's
resource "aws_cloudwatch_event_bus" "bus" {
  name = "${local.name}-Bus"
}

# Rule paid of Bus
resource "aws_cloudwatch_event_rule" "buspaid" {
  event_bus_name = aws_cloudwatch_event_bus.bus.name
  event_pattern = jsonencode({
    source = [
      {
        prefix = ""
      },
    ]
  })
}

resource "aws_cloudwatch_event_target" "buspaid_billing" {
  rule           = aws_cloudwatch_event_rule.buspaid.name
  event_bus_name = aws_cloudwatch_event_rule.buspaid.event_bus_name
  target_id      = "Billing"
  arn            = aws_lambda_function.billing.arn

  input_transformer {
    input_paths = {
      id = "$.detail.id"
    }
    input_template = "<id>"
  }

  dead_letter_config {
    arn = aws_sqs_queue.lost.arn
  }
}

resource "aws_cloudwatch_event_target" "buspaid_clerk" {
  rule           = aws_cloudwatch_event_rule.buspaid.name
  event_bus_name = aws_cloudwatch_event_rule.buspaid.event_bus_name
  target_id      = "Clerk"
  arn            = aws_lambda_function.clerk.arn
  input          = "\"once a day\""

  dead_letter_config {
    arn = aws_sqs_queue.late.arn
  }
}

# Buspaid may invoke Billing
resource "aws_lambda_permission" "buspaid_invokes_billing" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.billing.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.buspaid.arn
}

# Buspaid may invoke Clerk
resource "aws_lambda_permission" "buspaid_invokes_clerk" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.clerk.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.buspaid.arn
}

# Who else may send to Lost
resource "aws_sqs_queue_policy" "lost_policy" {
  queue_url = aws_sqs_queue.lost.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.lost.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.bus.name}/*"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.lost.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = aws_sns_topic.topic.arn
          }
        }
      },
    ]
  })
}

# Who else may send to Late
resource "aws_sqs_queue_policy" "late_policy" {
  queue_url = aws_sqs_queue.late.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "events.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.late.arn
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.bus.name}/*"
          }
        }
      },
    ]
  })
}

# Who else may send to Inbox
resource "aws_sqs_queue_policy" "inbox_policy" {
  queue_url = aws_sqs_queue.inbox.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.inbox.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic.arn
          }
        }
      },
    ]
  })
}

# Topic delivers to Inbox
resource "aws_sns_topic_subscription" "topic_to_inbox" {
  topic_arn = aws_sns_topic.topic.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.inbox.arn
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.lost.arn
  })
}

# Nightly may reach Inbox, nothing else
resource "aws_iam_role" "nightly_to_inbox_role" {
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

resource "aws_iam_role_policy" "nightly_to_inbox_role" {
  role = aws_iam_role.nightly_to_inbox_role.id
  name = "NightlyToInboxRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Nightly may reach Inbox, nothing else
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.inbox.arn
      },
      # Keeps what could not be delivered
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.late.arn
      },
    ]
  })
}

# Nightly sends to Inbox
resource "aws_scheduler_schedule" "nightly" {
  schedule_expression          = "cron(0 3 * * ? *)"
  state                        = "ENABLED"
  schedule_expression_timezone = "Europe/Berlin"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.inbox.arn
    role_arn = aws_iam_role.nightly_to_inbox_role.arn

    dead_letter_config {
      arn = aws_sqs_queue.late.arn
    }
  }

  depends_on = [aws_iam_role_policy.nightly_to_inbox_role]
}
