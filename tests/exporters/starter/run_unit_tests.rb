#!/usr/bin/env ruby
# SPDX-License-Identifier: MIT
# Runs the unit tests of exported projects (PROJECTS/*/tests/*_test.rb), each in a process of its own, with stand-ins for
# the gems of AWS. usage: run_unit_tests.rb PROJECTS. The exit status says whether all passed.
begin
  require 'minitest'
rescue LoadError
  puts 'no minitest: only the syntax is checked'
end

# Any constant and any method of AWS's gems.
class StandIn < BasicObject
  def self.const_missing(_name)
    ::StandIn
  end

  def initialize(*) = nil

  def method_missing(*) = self
end
Aws = StandIn

module Kernel
  alias require_really require

  def require(name)
    name.start_with?('aws-sdk') || require_really(name)
  end
end

tests = Dir[File.join(ARGV.fetch(0), '*', 'tests', '*_test.rb')]
failed = tests.reject do |path|
  code = File.join(File.dirname(path, 2), 'src', File.basename(path, '_test.rb'), 'app.rb')
  [path, code].each { |file| RubyVM::InstructionSequence.compile_file(file) }
  next true unless defined?(Minitest)

  pid = fork do
    $stdout.reopen(File::NULL)
    ARGV.clear
    load path
  end
  Process.wait(pid)
  puts "FAILED #{path}" unless $?.success?
  $?.success?
end
puts "#{tests.size} unit tests, #{failed.size} failed"
exit(failed.empty? && tests.size > 40)
