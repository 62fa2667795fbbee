/** The member as text, or what stands in for it. */
private static String textOf(JsonNode item, String name, String otherwise) {
    return item.hasNonNull(name) ? item.get(name).asText() : otherwise;
}
