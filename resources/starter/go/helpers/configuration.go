//: import github.com/aws/aws-sdk-go-v2/aws
//: import github.com/aws/aws-sdk-go-v2/config
//: package github.com/aws/aws-sdk-go-v2
//: package github.com/aws/aws-sdk-go-v2/config
// configuration is the SDK's: Region and credentials of the function.
var configuration = func() aws.Config {
	loaded, err := config.LoadDefaultConfig(context.Background())
	if err != nil {
		panic(err)
	}
	return loaded
}()
