/** An object stays what it is; anything else becomes one. */
function asItem(payload{{+: unknown}}){{+: Record<string, unknown>}} {
    const isObject = payload !== null && typeof payload === 'object' && !Array.isArray(payload);
    return isObject ? payload{{+ as Record<string, unknown>}} : { value: payload };
}
