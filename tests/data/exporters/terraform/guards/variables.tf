variable "region" {
  description = "Region of AWS"
  type        = string
  default     = "eu-west-1"
}

variable "stage" {
  description = "Stage, part of every name; give each a workspace of its own"
  type        = string
  default     = "dev"
}
