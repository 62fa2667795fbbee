#: expect self.assertIsNone(answer)
#: when "detail-type" in event and event["source"] != "aws.scheduler"
def take_bus_event(event):
    """An event of a bus: "source" and "detail-type" say what happened, "detail" is what its sender wrote."""
    process(event["detail"])
