# A hash stays what it is; anything else becomes one.
def as_item(payload)
  payload.is_a?(Hash) ? payload : { 'value' => payload }
end
