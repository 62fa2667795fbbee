/** JSON where it is JSON, else the text as it is. */
function parse(text{{+: string}}){{+: unknown}} {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}
