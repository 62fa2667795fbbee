#: import boto3
#: import os
#: setup s3 = boto3.client("s3")
#: setup {{upper}}_BUCKET = os.environ["{{variable}}"]
#: answer {{name}} list_{{snake}}()
def list_{{snake}}():
    """The first keys of {{name}}. s3.get_object(Bucket=..., Key=...)["Body"].read() reads one."""
    found = s3.list_objects_v2(Bucket={{upper}}_BUCKET, MaxKeys=10)
    return [entry["Key"] for entry in found.get("Contents", [])]
