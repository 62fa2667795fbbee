#: import boto3
def parameter(name):
    """The value of a parameter: the stack cannot know it yet when it makes this function."""
    return boto3.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
