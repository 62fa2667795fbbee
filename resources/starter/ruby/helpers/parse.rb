# JSON where it is JSON, else the text as it is.
def parse(text)
  JSON.parse(text)
rescue JSON::ParserError
  text
end
