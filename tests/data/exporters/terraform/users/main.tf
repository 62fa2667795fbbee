locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "archive_file" "check" {
  type        = "zip"
  source_dir  = "${path.module}/src/Check"
  output_path = "${path.module}/build/Check.zip"
}

resource "aws_lambda_function" "check" {
  function_name    = "${local.name}-Check"
  filename         = data.archive_file.check.output_path
  source_code_hash = data.archive_file.check.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 5
  role             = aws_iam_role.check_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.check_logs.name
  }

  depends_on = [aws_iam_role_policy.check_role]
}

resource "aws_cloudwatch_log_group" "check_logs" {
  name              = "/aws/lambda/${local.name}-Check"
  retention_in_days = 30
}

# What Check may do, and nothing else
resource "aws_iam_role" "check_role" {
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

resource "aws_iam_role_policy" "check_role" {
  role = aws_iam_role.check_role.id
  name = "CheckRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.check_logs.arn}:*"
      },
    ]
  })
}

data "archive_file" "welcome" {
  type        = "zip"
  source_dir  = "${path.module}/src/Welcome"
  output_path = "${path.module}/build/Welcome.zip"
}

resource "aws_lambda_function" "welcome" {
  function_name    = "${local.name}-Welcome"
  filename         = data.archive_file.welcome.output_path
  source_code_hash = data.archive_file.welcome.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 5
  role             = aws_iam_role.welcome_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.welcome_logs.name
  }

  depends_on = [aws_iam_role_policy.welcome_role]
}

resource "aws_cloudwatch_log_group" "welcome_logs" {
  name              = "/aws/lambda/${local.name}-Welcome"
  retention_in_days = 30
}

# What Welcome may do, and nothing else
resource "aws_iam_role" "welcome_role" {
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

resource "aws_iam_role_policy" "welcome_role" {
  role = aws_iam_role.welcome_role.id
  name = "WelcomeRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.welcome_logs.arn}:*"
      },
    ]
  })
}

data "archive_file" "mail" {
  type        = "zip"
  source_dir  = "${path.module}/src/Mail"
  output_path = "${path.module}/build/Mail.zip"
}

resource "aws_lambda_function" "mail" {
  function_name    = "${local.name}-Mail"
  filename         = data.archive_file.mail.output_path
  source_code_hash = data.archive_file.mail.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.mail_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.mail_logs.name
  }

  depends_on = [aws_iam_role_policy.mail_role]
}

resource "aws_cloudwatch_log_group" "mail_logs" {
  name              = "/aws/lambda/${local.name}-Mail"
  retention_in_days = 30
}

# What Mail may do, and nothing else
resource "aws_iam_role" "mail_role" {
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

resource "aws_iam_role_policy" "mail_role" {
  role = aws_iam_role.mail_role.id
  name = "MailRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.mail_logs.arn}:*"
      },
      # Reads the codes that Users sends
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = aws_kms_key.users_code_key.arn
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
      # Lambda polls Inbox for the function
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.inbox.arn
      },
      # Answers tasks of Flow
      {
        Effect   = "Allow"
        Action   = ["states:SendTaskSuccess", "states:SendTaskFailure", "states:SendTaskHeartbeat"]
        Resource = aws_sfn_state_machine.flow.arn
      },
    ]
  })
}

# Lambda polls for Clerk
resource "aws_lambda_event_source_mapping" "clerk_inbox" {
  event_source_arn        = aws_sqs_queue.inbox.arn
  function_name           = aws_lambda_function.clerk.function_name
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
}

resource "aws_sfn_state_machine" "flow" {
  name     = "${local.name}-Flow"
  type     = "STANDARD"
  role_arn = aws_iam_role.flow_role.arn
  definition = jsonencode({
    StartAt = "Inbox"
    States = {
      Inbox = {
        Type       = "Task"
        ResultPath = null
        Resource   = "arn:aws:states:::sqs:sendMessage"
        Parameters = {
          QueueUrl        = aws_sqs_queue.inbox.url
          "MessageBody.$" = "$"
        }
        Next = "Trouble"
      }
      Trouble = {
        Type       = "Task"
        ResultPath = null
        Resource   = "arn:aws:states:::sns:publish"
        Parameters = {
          TopicArn    = aws_sns_topic.trouble.arn
          "Message.$" = "$"
        }
        Next = "Bus"
      }
      Bus = {
        Type       = "Task"
        ResultPath = null
        Resource   = "arn:aws:states:::events:putEvents"
        Parameters = {
          Entries = [
            {
              EventBusName = aws_cloudwatch_event_bus.bus.name
              Source       = "state-machine"
              DetailType   = "Step"
              "Detail.$"   = "$"
            },
          ]
        }
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
      # Sends to Inbox as a step
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.inbox.arn
      },
      # Publishes to Trouble as a step
      {
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.trouble.arn
      },
      # Sends to Bus as a step
      {
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = aws_cloudwatch_event_bus.bus.arn
      },
    ]
  })
}

resource "aws_sfn_state_machine" "other" {
  name     = "${local.name}-Other"
  type     = "STANDARD"
  role_arn = aws_iam_role.other_role.arn
  definition = jsonencode({
    StartAt = "Flow"
    States = {
      Flow = {
        Type       = "Task"
        ResultPath = null
        Resource   = "arn:aws:states:::states:startExecution"
        Parameters = {
          StateMachineArn = aws_sfn_state_machine.flow.arn
          "Input.$"       = "$"
        }
        End = true
      }
    }
  })
  depends_on = [aws_iam_role_policy.other_role]
}

# What Other may do
resource "aws_iam_role" "other_role" {
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

resource "aws_iam_role_policy" "other_role" {
  role = aws_iam_role.other_role.id
  name = "OtherRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Starts Flow as a step
      {
        Effect   = "Allow"
        Action   = ["states:StartExecution"]
        Resource = aws_sfn_state_machine.flow.arn
      },
    ]
  })
}

# Hidden for 6 times the function's timeout while it is handled, as AWS recommends
resource "aws_sqs_queue" "inbox" {
  visibility_timeout_seconds = 36
}

resource "aws_sns_topic" "trouble" {}

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
    function_arn = aws_lambda_function.check.arn
  }

  sqs {
    queue_url  = aws_sqs_queue.inbox.url
    use_base64 = false
    role_arn   = aws_iam_role.rule_to_inbox_role.arn
  }

  error_action {
    sns {
      target_arn     = aws_sns_topic.trouble.arn
      message_format = "RAW"
      role_arn       = aws_iam_role.rule_to_trouble_role.arn
    }
  }

  depends_on = [
    aws_iam_role_policy.rule_to_inbox_role,
    aws_iam_role_policy.rule_to_trouble_role,
  ]
}

# Kept when the stack is deleted: it holds the accounts of the application's users
resource "aws_cognito_user_pool" "users" {
  name                     = "${local.name}-Users"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  lambda_config {
    pre_sign_up           = aws_lambda_function.check.arn
    pre_authentication    = aws_lambda_function.check.arn
    post_confirmation     = aws_lambda_function.welcome.arn
    kms_key_id            = aws_kms_key.users_code_key.arn
    define_auth_challenge = aws_lambda_function.check.arn

    custom_email_sender {
      lambda_arn     = aws_lambda_function.mail.arn
      lambda_version = "V1_0"
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

# What applications sign their users in with
resource "aws_cognito_user_pool_client" "users_client" {
  name                = "${local.name}-UsersClient"
  user_pool_id        = aws_cognito_user_pool.users.id
  generate_secret     = false
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CUSTOM_AUTH"]
}

# Users may invoke Check
resource "aws_lambda_permission" "users_invokes_check" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.check.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.users.arn
}

# Users may invoke Welcome
resource "aws_lambda_permission" "users_invokes_welcome" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.welcome.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.users.arn
}

# Whoever deploys must be allowed to grant its use to Cognito
resource "aws_kms_key" "users_code_key" {
  description         = "Encrypts the codes that Users sends"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
    ]
  })
}

# Users may invoke Mail
resource "aws_lambda_permission" "users_invokes_mail" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.mail.function_name
  principal     = "cognito-idp.amazonaws.com"
  source_arn    = aws_cognito_user_pool.users.arn
}

# Rule may invoke Check
resource "aws_lambda_permission" "rule_invokes_check" {
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.check.function_name
  principal      = "iot.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = aws_iot_topic_rule.rule.arn
}

# Rule may reach Inbox, nothing else
resource "aws_iam_role" "rule_to_inbox_role" {
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

resource "aws_iam_role_policy" "rule_to_inbox_role" {
  role = aws_iam_role.rule_to_inbox_role.id
  name = "RuleToInboxRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Rule may reach Inbox, nothing else
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.inbox.arn
      },
    ]
  })
}

# Rule may reach Trouble, nothing else
resource "aws_iam_role" "rule_to_trouble_role" {
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

resource "aws_iam_role_policy" "rule_to_trouble_role" {
  role = aws_iam_role.rule_to_trouble_role.id
  name = "RuleToTroubleRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Rule may reach Trouble, nothing else
      {
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = aws_sns_topic.trouble.arn
      },
    ]
  })
}
