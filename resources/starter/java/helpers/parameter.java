//: import software.amazon.awssdk.services.ssm.SsmClient
//: package ssm
//: setup private final SsmClient systems = SsmClient.create();
/** The value of a parameter: the stack cannot know it yet when it makes this function. */
private String parameter(String name) {
    return systems.getParameter(request -> request.name(name)).parameter().value();
}
