#: import bigdecimal
{{attribute}} => BigDecimal((item[{{attribute}}] || Process.clock_gettime(Process::CLOCK_REALTIME, :nanosecond)).to_s)
