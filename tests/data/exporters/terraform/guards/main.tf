locals {
  name = "application-${var.stage}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_api_gateway_rest_api" "web" {
  name = "${local.name}-Web"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Web"
      version = "1.0"
    }
    paths = {
      "/orders" = {
        post = {
          responses = {
            "200" = {
              description = "POST /orders"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "1.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.orders.arn}/invocations"
          }
          security = [
            {
              Guard = []
            },
          ]
        }
      }
    }
    components = {
      securitySchemes = {
        Guard = {
          type                         = "apiKey"
          name                         = "Authorization"
          in                           = "header"
          x-amazon-apigateway-authtype = "custom"
          x-amazon-apigateway-authorizer = {
            type                         = "request"
            authorizerUri                = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.guard.arn}/invocations"
            authorizerResultTtlInSeconds = 60
            identitySource               = "method.request.header.Authorization"
          }
        }
      }
    }
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# A deployment never changes: other routes make one of another name
resource "aws_api_gateway_deployment" "web_deployment" {
  rest_api_id = aws_api_gateway_rest_api.web.id
  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.web.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "web_stage" {
  rest_api_id   = aws_api_gateway_rest_api.web.id
  deployment_id = aws_api_gateway_deployment.web_deployment.id
  stage_name    = "live"
}

# Web may invoke Orders
resource "aws_lambda_permission" "orders_post_orders_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.web.id}/*/POST/orders"
}

# Web may invoke Guard
resource "aws_lambda_permission" "guard_authorizes_web" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.guard.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.web.id}/authorizers/*"
}

resource "aws_api_gateway_rest_api" "plain" {
  name = "${local.name}-Plain"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Plain"
      version = "1.0"
    }
    paths = {
      "/plain" = {
        get = {
          responses = {
            "200" = {
              description = "GET /plain"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "1.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.orders.arn}/invocations"
          }
          security = [
            {
              Guard = []
            },
          ]
        }
      }
    }
    components = {
      securitySchemes = {
        Guard = {
          type                         = "apiKey"
          name                         = "Authorization"
          in                           = "header"
          x-amazon-apigateway-authtype = "custom"
          x-amazon-apigateway-authorizer = {
            type                         = "token"
            authorizerUri                = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.guard.arn}/invocations"
            authorizerResultTtlInSeconds = 300
          }
        }
      }
    }
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

# A deployment never changes: other routes make one of another name
resource "aws_api_gateway_deployment" "plain_deployment" {
  rest_api_id = aws_api_gateway_rest_api.plain.id
  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.plain.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "plain_stage" {
  rest_api_id   = aws_api_gateway_rest_api.plain.id
  deployment_id = aws_api_gateway_deployment.plain_deployment.id
  stage_name    = "live"
}

# Plain may invoke Orders
resource "aws_lambda_permission" "orders_get_plain_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.plain.id}/*/GET/plain"
}

# Plain may invoke Guard
resource "aws_lambda_permission" "guard_authorizes_plain" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.guard.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.plain.id}/authorizers/*"
}

resource "aws_apigatewayv2_api" "lean" {
  name          = "${local.name}-Lean"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Lean"
      version = "1.0"
    }
    paths = {
      "/orders" = {
        get = {
          responses = {
            default = {
              description = "GET /orders"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "2.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.orders.arn}/invocations"
          }
          security = [
            {
              Guard = []
            },
          ]
        }
      }
    }
    components = {
      securitySchemes = {
        Guard = {
          type = "apiKey"
          name = "X-Key"
          in   = "header"
          x-amazon-apigateway-authorizer = {
            type                           = "request"
            authorizerUri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.guard.arn}/invocations"
            authorizerResultTtlInSeconds   = 0
            identitySource                 = "$request.header.X-Key"
            authorizerPayloadFormatVersion = "2.0"
            enableSimpleResponses          = true
          }
        }
      }
    }
  })
}

resource "aws_apigatewayv2_stage" "lean_stage" {
  api_id      = aws_apigatewayv2_api.lean.id
  name        = "$default"
  auto_deploy = true
}

# Lean may invoke Orders
resource "aws_lambda_permission" "orders_get_orders_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.lean.id}/*/GET/orders"
}

# Lean may invoke Guard
resource "aws_lambda_permission" "guard_authorizes_lean" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.guard.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.lean.id}/authorizers/*"
}

resource "aws_apigatewayv2_api" "mixed" {
  name          = "${local.name}-Mixed"
  protocol_type = "HTTP"
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "${local.name}-Mixed"
      version = "1.0"
    }
    paths = {
      "/mixed" = {
        get = {
          responses = {
            default = {
              description = "GET /mixed"
            }
          }
          x-amazon-apigateway-integration = {
            type                 = "aws_proxy"
            httpMethod           = "POST"
            payloadFormatVersion = "2.0"
            uri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.orders.arn}/invocations"
          }
          security = [
            {
              Guard = []
            },
          ]
        }
      }
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
            credentials          = aws_iam_role.mixed_role.arn
            requestParameters = {
              StateMachineArn = aws_sfn_state_machine.flow.arn
              Input           = "$request.body"
            }
          }
          security = [
            {
              Guard = []
            },
          ]
        }
      }
    }
    components = {
      securitySchemes = {
        Guard = {
          type = "apiKey"
          name = "Authorization"
          in   = "header"
          x-amazon-apigateway-authorizer = {
            type                           = "request"
            authorizerUri                  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.guard.arn}/invocations"
            authorizerResultTtlInSeconds   = 0
            identitySource                 = "$request.header.Authorization"
            authorizerPayloadFormatVersion = "2.0"
            enableSimpleResponses          = true
          }
        }
      }
    }
  })
  depends_on = [aws_iam_role_policy.mixed_role]
}

resource "aws_apigatewayv2_stage" "mixed_stage" {
  api_id      = aws_apigatewayv2_api.mixed.id
  name        = "$default"
  auto_deploy = true
}

# What Mixed may start
resource "aws_iam_role" "mixed_role" {
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

resource "aws_iam_role_policy" "mixed_role" {
  role = aws_iam_role.mixed_role.id
  name = "MixedRolePolicy"
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

# Mixed may invoke Orders
resource "aws_lambda_permission" "orders_get_mixed_permission" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.mixed.id}/*/GET/mixed"
}

# Mixed may invoke Guard
resource "aws_lambda_permission" "guard_authorizes_mixed" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.guard.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.mixed.id}/authorizers/*"
}

data "archive_file" "orders" {
  type        = "zip"
  source_dir  = "${path.module}/src/Orders"
  output_path = "${path.module}/build/Orders.zip"
}

resource "aws_lambda_function" "orders" {
  function_name    = "${local.name}-Orders"
  filename         = data.archive_file.orders.output_path
  source_code_hash = data.archive_file.orders.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.orders_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.orders_logs.name
  }

  depends_on = [aws_iam_role_policy.orders_role]
}

resource "aws_cloudwatch_log_group" "orders_logs" {
  name              = "/aws/lambda/${local.name}-Orders"
  retention_in_days = 30
}

# What Orders may do, and nothing else
resource "aws_iam_role" "orders_role" {
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

resource "aws_iam_role_policy" "orders_role" {
  role = aws_iam_role.orders_role.id
  name = "OrdersRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.orders_logs.arn}:*"
      },
    ]
  })
}

data "archive_file" "guard" {
  type        = "zip"
  source_dir  = "${path.module}/src/Guard"
  output_path = "${path.module}/build/Guard.zip"
}

resource "aws_lambda_function" "guard" {
  function_name    = "${local.name}-Guard"
  filename         = data.archive_file.guard.output_path
  source_code_hash = data.archive_file.guard.output_base64sha256
  handler          = "app.handler"
  runtime          = "python3.14"
  architectures    = ["arm64"]
  memory_size      = 256
  timeout          = 6
  role             = aws_iam_role.guard_role.arn

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.guard_logs.name
  }

  depends_on = [aws_iam_role_policy.guard_role]
}

resource "aws_cloudwatch_log_group" "guard_logs" {
  name              = "/aws/lambda/${local.name}-Guard"
  retention_in_days = 30
}

# What Guard may do, and nothing else
resource "aws_iam_role" "guard_role" {
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

resource "aws_iam_role_policy" "guard_role" {
  role = aws_iam_role.guard_role.id
  name = "GuardRolePolicy"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Writes its logs
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.guard_logs.arn}:*"
      },
    ]
  })
}

resource "aws_sfn_state_machine" "flow" {
  name     = "${local.name}-Flow"
  type     = "STANDARD"
  role_arn = aws_iam_role.flow_role.arn
  definition = jsonencode({
    StartAt = "Orders"
    States = {
      Orders = {
        Type     = "Task"
        Resource = aws_lambda_function.orders.arn
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
      # Runs Orders as a step
      {
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.orders.arn
      },
    ]
  })
}
