// SPDX-License-Identifier: MIT
// The tables of fields. What holds where nothing is written is the service's own default, from the reference of
// each type (docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference).
#include "exporters/cloudformation/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cascade::exporters::cloudformation {
namespace {

constexpr Field kFunction[] = {
    {"runtime", "/Runtime"},
    {"memory", "/MemorySize", Form::Same, "128"},
    {"timeout", "/Timeout", Form::Seconds, "\"3s\""},
    {"architecture", "/Architectures", Form::First, "\"x86_64\""},
    {"reserved_concurrency", "/ReservedConcurrentExecutions"},
    {"provisioned_concurrency", "/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions"},
    {"deployment", "/DeploymentPreference/Type", Form::CodeDeploy},
    {"maximum_retry_attempts", "/EventInvokeConfig/MaximumRetryAttempts"},
    {"maximum_event_age", "/EventInvokeConfig/MaximumEventAgeInSeconds", Form::Seconds},
    {"recursive_loop", "/RecursiveLoop", Form::Lower},
};
constexpr Field kEventInvokeConfig[] = {
    {"maximum_retry_attempts", "/MaximumRetryAttempts"},
    {"maximum_event_age", "/MaximumEventAgeInSeconds", Form::Seconds},
};
constexpr Field kLogGroup[] = {{"log_retention", "/RetentionInDays"}};
constexpr Field kAlias[] = {
    {"provisioned_concurrency", "/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions"}};
constexpr Field kTable[] = {
    {"billing_mode", "/BillingMode", Form::Same, "\"PROVISIONED\""},
    {"read_capacity", "/ProvisionedThroughput/ReadCapacityUnits"},
    {"write_capacity", "/ProvisionedThroughput/WriteCapacityUnits"},
    {"stream_view", "/StreamSpecification/StreamViewType"},
};
constexpr Field kSimpleTable[] = {
    {"read_capacity", "/ProvisionedThroughput/ReadCapacityUnits"},
    {"write_capacity", "/ProvisionedThroughput/WriteCapacityUnits"},
};
constexpr Field kBucket[] = {{"versioning", "/VersioningConfiguration/Status", Form::Enabled}};
constexpr Field kQueue[] = {
    {"fifo", "/FifoQueue"},
    {"retention", "/MessageRetentionPeriod", Form::Seconds},
    {"delay", "/DelaySeconds", Form::Seconds},
    {"high_throughput", "/FifoThroughputLimit", Form::PerGroup},
    {"maximum_message_size", "/MaximumMessageSize"},
};
constexpr Field kTopic[] = {{"fifo", "/FifoTopic"}};
constexpr Field kArchive[] = {{"archive", "/RetentionDays", Form::Days}};
constexpr Field kStream[] = {
    {"mode", "/StreamModeDetails/StreamMode"},
    {"shards", "/ShardCount"},
    {"retention", "/RetentionPeriodHours", Form::Hours},
    {"max_record_size", "/MaxRecordSizeInKiB"},
};
constexpr Field kExtendedDelivery[] = {
    {"buffer_size", "/ExtendedS3DestinationConfiguration/BufferingHints/SizeInMBs"},
    {"buffer_interval", "/ExtendedS3DestinationConfiguration/BufferingHints/IntervalInSeconds", Form::Seconds},
    {"compression", "/ExtendedS3DestinationConfiguration/CompressionFormat", Form::Same, "\"UNCOMPRESSED\""},
    {"prefix", "/ExtendedS3DestinationConfiguration/Prefix"},
};
constexpr Field kDelivery[] = {
    {"buffer_size", "/S3DestinationConfiguration/BufferingHints/SizeInMBs"},
    {"buffer_interval", "/S3DestinationConfiguration/BufferingHints/IntervalInSeconds", Form::Seconds},
    {"compression", "/S3DestinationConfiguration/CompressionFormat", Form::Same, "\"UNCOMPRESSED\""},
    {"prefix", "/S3DestinationConfiguration/Prefix"},
};
constexpr Field kFlink[] = {
    {"parallelism",
     "/ApplicationConfiguration/FlinkApplicationConfiguration/ParallelismConfiguration/Parallelism"}};
constexpr Field kServerlessMachine[] = {{"type", "/Type"}};
constexpr Field kMachine[] = {{"type", "/StateMachineType"}};
constexpr Field kTopicRule[] = {{"sql", "/TopicRulePayload/Sql"}};
constexpr Field kUserPool[] = {{"self_sign_up", "/AdminCreateUserConfig/AllowAdminCreateUserOnly", Form::Negated}};
constexpr Field kIdentityPool[] = {{"allow_unauthenticated", "/AllowUnauthenticatedIdentities"}};
constexpr Field kHttpApi[] = {
    {"throttle_rate", "/DefaultRouteSettings/ThrottlingRateLimit"},
    {"throttle_burst", "/DefaultRouteSettings/ThrottlingBurstLimit"},
};

constexpr Field kSchedule[] = {
    {"expression", "/ScheduleExpression"},
    {"enabled", "/State", Form::Enabled},
    {"start", "/StartDate", Form::Utc},
    {"end", "/EndDate", Form::Utc},
    {"flexible_window", "/FlexibleTimeWindow/MaximumWindowInMinutes", Form::Minutes},
    {"maximum_retry_attempts", "/Target/RetryPolicy/MaximumRetryAttempts"},
    {"maximum_event_age", "/Target/RetryPolicy/MaximumEventAgeInSeconds", Form::Seconds},
    {"input", "/Target/Input", Form::JsonText},
    {"time_zone", "/ScheduleExpressionTimezone"},
};
constexpr Field kScheduleV2Event[] = {
    {"expression", "/ScheduleExpression"},
    {"enabled", "/State", Form::Enabled},
    {"start", "/StartDate", Form::Utc},
    {"end", "/EndDate", Form::Utc},
    {"flexible_window", "/FlexibleTimeWindow/MaximumWindowInMinutes", Form::Minutes},
    {"maximum_retry_attempts", "/RetryPolicy/MaximumRetryAttempts"},
    {"maximum_event_age", "/RetryPolicy/MaximumEventAgeInSeconds", Form::Seconds},
    {"input", "/Input", Form::JsonText},
    {"time_zone", "/ScheduleExpressionTimezone"},
};
constexpr Field kScheduleEvent[] = {
    {"expression", "/Schedule"},
    {"enabled", "/State", Form::Enabled},
    {"enabled", "/Enabled"},
    {"maximum_retry_attempts", "/RetryPolicy/MaximumRetryAttempts"},
    {"maximum_event_age", "/RetryPolicy/MaximumEventAgeInSeconds", Form::Seconds},
    {"input", "/Input", Form::JsonText},
};
constexpr Field kScheduledRule[] = {
    {"expression", "/ScheduleExpression"},
    {"enabled", "/State", Form::Enabled},
};

constexpr Field kSqsEvent[] = {
    {"batch_size", "/BatchSize"},
    {"batching_window", "/MaximumBatchingWindowInSeconds", Form::Seconds},
    {"maximum_concurrency", "/ScalingConfig/MaximumConcurrency"},
    {"minimum_pollers", "/ProvisionedPollerConfig/MinimumPollers"},
    {"maximum_pollers", "/ProvisionedPollerConfig/MaximumPollers"},
    {"report_batch_item_failures", "/FunctionResponseTypes", Form::BatchFailures, "false"},
    {"filter", "/FilterCriteria/Filters", Form::Filters},
};
constexpr Field kStreamEvent[] = {
    {"batch_size", "/BatchSize"},
    {"batching_window", "/MaximumBatchingWindowInSeconds", Form::Seconds},
    {"starting_position", "/StartingPosition"},
    {"starting_timestamp", "/StartingPositionTimestamp"},
    {"parallelization_factor", "/ParallelizationFactor"},
    {"maximum_retry_attempts", "/MaximumRetryAttempts"},
    {"maximum_record_age", "/MaximumRecordAgeInSeconds", Form::Seconds},
    {"bisect", "/BisectBatchOnFunctionError"},
    {"tumbling_window", "/TumblingWindowInSeconds", Form::Seconds},
    {"report_batch_item_failures", "/FunctionResponseTypes", Form::BatchFailures, "false"},
    {"filter", "/FilterCriteria/Filters", Form::Filters},
};
constexpr Field kSubscription[] = {
    {"filter_policy", "/FilterPolicy"},
    {"filter_policy_scope", "/FilterPolicyScope", Form::Same, "\"MessageAttributes\""},
    {"raw", "/RawMessageDelivery"},
};
constexpr Field kRuleEvent[] = {
    {"pattern", "/Pattern"},
    {"maximum_retry_attempts", "/RetryPolicy/MaximumRetryAttempts"},
    {"maximum_event_age", "/RetryPolicy/MaximumEventAgeInSeconds", Form::Seconds},
};
/// Of one element of a rule's "Targets", and of SAM's event.
constexpr Field kRuleTarget[] = {
    {"input", "/Input", Form::JsonText},
    {"input_path", "/InputPath"},
    {"message_group", "/SqsParameters/MessageGroupId"},
    {"partition_key_path", "/KinesisParameters/PartitionKeyPath"},
    {"maximum_retry_attempts", "/RetryPolicy/MaximumRetryAttempts"},
    {"maximum_event_age", "/RetryPolicy/MaximumEventAgeInSeconds", Form::Seconds},
};

/// Of a pipe's connection from its source, below the parameters of the source's kind.
constexpr Field kPipeQueue[] = {
    {"batch_size", "/BatchSize"},
    {"batching_window", "/MaximumBatchingWindowInSeconds", Form::Seconds},
};
constexpr Field kPipeStream[] = {
    {"batch_size", "/BatchSize"},
    {"batching_window", "/MaximumBatchingWindowInSeconds", Form::Seconds},
    {"starting_position", "/StartingPosition"},
    {"parallelization_factor", "/ParallelizationFactor"},
    {"maximum_retry_attempts", "/MaximumRetryAttempts"},
    {"maximum_record_age", "/MaximumRecordAgeInSeconds", Form::Seconds},
};
/// Of its connection to its target, below "TargetParameters".
constexpr Field kPipeTarget[] = {
    {"message_group", "/SqsQueueParameters/MessageGroupId"},
    {"partition_key", "/KinesisStreamParameters/PartitionKey"},
    {"source", "/EventBridgeEventBusParameters/Source"},
    {"detail_type", "/EventBridgeEventBusParameters/DetailType"},
};
constexpr Field kSocketApi[] = {{"route_selection", "/RouteSelectionExpression"}};
constexpr Field kFunctionUrl[] = {{"authorization", "/AuthType"}, {"invoke_mode", "/InvokeMode"}};
constexpr Field kApiDestination[] = {
    {"url", "/InvocationEndpoint"},
    {"method", "/HttpMethod"},
    {"rate", "/InvocationRateLimitPerSecond"},
};
constexpr Field kSecret[] = {{"length", "/GenerateSecretString/PasswordLength"}};
constexpr Field kSystemParameter[] = {{"value", "/Value"}};
constexpr Field kMailIdentity[] = {{"identity", "/EmailIdentity"}};

using Table = std::pair<std::string_view, std::span<const Field>>;
constexpr std::array kTables{
    Table{"AWS::Serverless::Function", kFunction},
    Table{"AWS::Lambda::Function", kFunction},
    Table{"AWS::Lambda::EventInvokeConfig", kEventInvokeConfig},
    Table{"AWS::Lambda::Alias", kAlias},
    Table{"AWS::Logs::LogGroup", kLogGroup},
    Table{"AWS::DynamoDB::Table", kTable},
    Table{"AWS::DynamoDB::GlobalTable", kTable},
    Table{"AWS::Serverless::SimpleTable", kSimpleTable},
    Table{"AWS::S3::Bucket", kBucket},
    Table{"AWS::SQS::Queue", kQueue},
    Table{"AWS::SNS::Topic", kTopic},
    Table{"AWS::Events::Archive", kArchive},
    Table{"AWS::Kinesis::Stream", kStream},
    Table{"delivery to ExtendedS3DestinationConfiguration", kExtendedDelivery},
    Table{"delivery to S3DestinationConfiguration", kDelivery},
    Table{"AWS::KinesisAnalyticsV2::Application", kFlink},
    Table{"AWS::Serverless::StateMachine", kServerlessMachine},
    Table{"AWS::StepFunctions::StateMachine", kMachine},
    Table{"AWS::IoT::TopicRule", kTopicRule},
    Table{"AWS::Cognito::UserPool", kUserPool},
    Table{"AWS::Cognito::IdentityPool", kIdentityPool},
    Table{"AWS::Serverless::HttpApi", kHttpApi},
    Table{"AWS::ApiGatewayV2::Stage", kHttpApi},
    Table{"AWS::Scheduler::Schedule", kSchedule},
    Table{"AWS::Events::Rule", kScheduledRule},
    Table{"AWS::SNS::Subscription", kSubscription},
    Table{"event ScheduleV2", kScheduleV2Event},
    Table{"event Schedule", kScheduleEvent},
    Table{"event SQS", kSqsEvent},
    Table{"event DynamoDB", kStreamEvent},
    Table{"event Kinesis", kStreamEvent},
    Table{"event SNS", kSubscription},
    Table{"event EventBridgeRule", kRuleEvent},
    Table{"event CloudWatchEvent", kRuleEvent},
    Table{"target", kRuleTarget},
    Table{"pipe SqsQueueParameters", kPipeQueue},
    Table{"pipe DynamoDBStreamParameters", kPipeStream},
    Table{"pipe KinesisStreamParameters", kPipeStream},
    Table{"pipe TargetParameters", kPipeTarget},
    Table{"AWS::ApiGatewayV2::Api", kSocketApi},
    Table{"AWS::Serverless::WebSocketApi", kSocketApi},
    Table{"AWS::Lambda::Url", kFunctionUrl},
    Table{"AWS::Events::ApiDestination", kApiDestination},
    Table{"AWS::SecretsManager::Secret", kSecret},
    Table{"AWS::SSM::Parameter", kSystemParameter},
    Table{"AWS::SES::EmailIdentity", kMailIdentity},
};

}  // namespace

std::span<const Field> fieldsOf(std::string_view type) {
    const auto found =
        std::find_if(kTables.begin(), kTables.end(), [&](const Table& table) { return table.first == type; });
    return found == kTables.end() ? std::span<const Field>() : found->second;
}

}  // namespace cascade::exporters::cloudformation
