// SPDX-License-Identifier: MIT
// The recognisers, in the order in which they look at a template: nodes first, then what connects them.
#pragma once

#include "exporters/cloudformation/scene.h"

namespace cascade::exporters::cloudformation {

/// A node for each resource that is drawn; opaque ones for types that the catalog does not know.
void recogniseNodes(Scene& scene);
/// What SAM makes without being asked: ServerlessRestApi, ServerlessHttpApi.
void recogniseImpliedApis(Scene& scene);
/// "Events" of functions and state machines.
void recogniseEvents(Scene& scene);
/// AWS::Lambda::EventSourceMapping
void recogniseMappings(Scene& scene);
/// Rules and their targets, archives, the default bus.
void recogniseRules(Scene& scene);
/// AWS::Scheduler::Schedule and AWS::Pipes::Pipe
void recogniseSchedules(Scene& scene);
void recognisePipes(Scene& scene);
/// Subscriptions, notifications of buckets, dead-letter queues of queues.
void recogniseSubscriptions(Scene& scene);
void recogniseNotifications(Scene& scene);
void recogniseRedrives(Scene& scene);
/// On-success, on-failure and dead-letter targets of functions.
void recogniseDestinations(Scene& scene);
/// OpenAPI documents; methods, routes and integrations of plain APIs; authorizers.
void recogniseOpenApi(Scene& scene);
void recogniseRestMethods(Scene& scene);
void recogniseHttpRoutes(Scene& scene);
void recogniseAuthorizers(Scene& scene);
/// Addresses of functions.
void recogniseUrls(Scene& scene);
/// Definitions of state machines, with the tasks in them.
void recogniseMachines(Scene& scene);
/// Delivery streams and analytics applications.
void recogniseStreams(Scene& scene);
/// Actions of IoT rules, triggers of Cognito's user pools.
void recogniseIotRules(Scene& scene);
void recogniseUserPools(Scene& scene);
/// AWS::Serverless::Connector, on its own and embedded.
void recogniseConnectors(Scene& scene);
/// Policies and environment variables: what functions and state machines use.
void recogniseUses(Scene& scene);
/// Log groups, aliases, permissions and the like go to the node that they serve.
void recogniseSupport(Scene& scene);
/// What only shows when all is drawn: values that follow from others are left out.
void finishParameters(Scene& scene);

}  // namespace cascade::exporters::cloudformation
