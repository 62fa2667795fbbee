/** Whether the work said yes: anything but nothing and false. */
private static boolean isYes(JsonNode result) {
    return result != null && !result.isNull() && result != JSON.getNodeFactory().booleanNode(false);
}
