locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_apigatewayv2_api" "orders_api" {
  name          = "${local.name}-OrdersApi"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-OrdersApi"
      version = "1.0"
    }
    paths = {
      "/orders" = {
        post = {
          responses = {
            default = {
              description = "POST /orders"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "2.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.create_order.arn}/invocations"
          }
          security = [
            {
              Users = []
            },
          ]
        }
      }
    }
    components = {
      securitySchemes = {
        Users = {
          type = "oauth2"
          x-amazon-apigateway-authorizer = {
            type           = "jwt"
            identitySource = "$request.header.Authorization"
            jwtConfiguration = {
              issuer   = "https://cognito-idp.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/${aws_cognito_user_pool.users.id}"
              audience = [aws_cognito_user_pool_client.users_client.id]
            }
          }
        }
      }
    }
    x-amazon-apigateway-cors = {
      allowOrigins = ["*"]
      allowHeaders = ["*"]
      allowMethods = ["*"]
    }
  })
}

resource "aws_apigatewayv2_stage" "orders_api_stage" {
  api_id      = aws_apigatewayv2_api.orders_api.id
  name        = "$default"
  auto_deploy = true
}

# OrdersApi may invoke CreateOrder
resource "aws_lambda_permission" "create_order_post_orders_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.create_order.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.orders_api.id}/*/POST/orders"
}

data "archive_file" "create_order" {
  type        = "zip"
  source_dir  = "${path.module}/src/CreateOrder"
  output_path = "${path.module}/build/CreateOrder.zip"
}

resource "aws_lambda_function" "create_order" {
  function_name    = "${local.name}-CreateOrder"
  filename         = data.archive_file.create_order.output_path
  source_code_hash = data.archive_file.create_order.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 20
  role             = aws_iam_role.create_order_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.create_order_logs.name
  }

  environment {
    variables = {
      ORDERS_TABLE_NAME = aws_dynamodb_table.orders.name
      ORDERS_QUEUE_URL  = aws_sqs_queue.orders_queue.url
    }
  }

  depends_on = [aws_iam_role_policy.create_order_role]
}

resource "aws_cloudwatch_log_group" "create_order_logs" {
  name              = "/aws/lambda/${local.name}-CreateOrder"
  retention_in_days = 30
}

# What CreateOrder may do, and nothing else
resource "aws_iam_role" "create_order_role" {
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

resource "aws_iam_role_policy" "create_order_role" {
  role = aws_iam_role.create_order_role.id
  name = "CreateOrderRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.create_order_logs.arn}:*"
      },
      # Writes Orders
      {
        Effect = "Allow"
        Action = [
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PartiQLDelete",
        ]
        Resource = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
      },
      # Sends to OrdersQueue
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.orders_queue.arn
      },
    ]
  })
}

data "archive_file" "pack_order" {
  type        = "zip"
  source_dir  = "${path.module}/src/PackOrder"
  output_path = "${path.module}/build/PackOrder.zip"
}

resource "aws_lambda_function" "pack_order" {
  function_name    = "${local.name}-PackOrder"
  filename         = data.archive_file.pack_order.output_path
  source_code_hash = data.archive_file.pack_order.output_base64sha256
  publish          = true
  handler          = "app.handler"
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  memory_size      = 512
  timeout          = 6
  role             = aws_iam_role.pack_order_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.pack_order_logs.name
  }

  depends_on = [aws_iam_role_policy.pack_order_role]
}

resource "aws_cloudwatch_log_group" "pack_order_logs" {
  name              = "/aws/lambda/${local.name}-PackOrder"
  retention_in_days = 30
}

# What PackOrder may do, and nothing else
resource "aws_iam_role" "pack_order_role" {
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

resource "aws_iam_role_policy" "pack_order_role" {
  role = aws_iam_role.pack_order_role.id
  name = "PackOrderRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.pack_order_logs.arn}:*"
      },
      # Lambda polls OrdersQueue for the function
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.orders_queue.arn
      },
    ]
  })
}

# Shifts traffic to new versions step by step
resource "aws_codedeploy_app" "deployments" {
  name             = "${local.name}-Deployments"
  compute_platform = "Lambda"
}

# CodeDeploy moves aliases and watches alarms, no more
resource "aws_iam_role" "deployments_role" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "codedeploy.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "deployments_role" {
  role       = aws_iam_role.deployments_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited"
}

# How a new version of PackOrder takes over, and goes back if it fails
resource "aws_codedeploy_deployment_group" "pack_order_deployment" {
  deployment_group_name  = "${local.name}-PackOrderDeployment"
  app_name               = aws_codedeploy_app.deployments.name
  deployment_config_name = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
  service_role_arn       = aws_iam_role.deployments_role.arn

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }
}

# What callers of PackOrder name
resource "aws_lambda_alias" "pack_order_alias" {
  name             = "live"
  function_name    = aws_lambda_function.pack_order.function_name
  function_version = aws_lambda_function.pack_order.version

  # CodeDeploy moves it: aws deploy create-deployment
  lifecycle {
    ignore_changes = [function_version]
  }
}

# Lambda polls for PackOrder
resource "aws_lambda_event_source_mapping" "pack_order_orders_queue" {
  event_source_arn        = aws_sqs_queue.orders_queue.arn
  function_name           = aws_lambda_alias.pack_order_alias.arn
  batch_size              = 5
  function_response_types = ["ReportBatchItemFailures"]
}

# Kept when the stack is deleted: it holds the application's data
resource "aws_dynamodb_table" "orders" {
  name         = "${local.name}-Orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  lifecycle {
    prevent_destroy = true
  }
}

# Hidden for 6 times the function's timeout while it is handled, as AWS recommends
resource "aws_sqs_queue" "orders_queue" {
  visibility_timeout_seconds = 36
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_orders.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "dead_orders" {
  visibility_timeout_seconds = 30
}

# Kept when the stack is deleted: it holds the accounts of the application's users
resource "aws_cognito_user_pool" "users" {
  name                     = "${local.name}-Users"
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  admin_create_user_config {
    allow_admin_create_user_only = false
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
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}
