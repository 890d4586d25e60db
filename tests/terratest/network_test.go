package terratest

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"os"
	"testing"
)

// network stands for what a user had before: made here with plain EC2 calls, not by any provider.
type network struct {
	vpc, subnet, securityGroup string
}

func newNetwork(t *testing.T) network {
	t.Helper()
	var vpc struct {
		ID string `xml:"vpc>vpcId"`
	}
	ec2(t, &vpc, "CreateVpc", "CidrBlock", "10.44.0.0/16")
	var subnet struct {
		ID string `xml:"subnet>subnetId"`
	}
	ec2(t, &subnet, "CreateSubnet", "VpcId", vpc.ID, "CidrBlock", "10.44.1.0/26", "AvailabilityZone", region+"a")
	var group struct {
		ID string `xml:"groupId"`
	}
	ec2(t, &group, "CreateSecurityGroup", "VpcId", vpc.ID, "GroupName", "existing", "GroupDescription", "existing")
	return network{vpc: vpc.ID, subnet: subnet.ID, securityGroup: group.ID}
}

// ec2 calls the emulator, which reads the region from the credential scope and checks no signature.
func ec2(t *testing.T, answer any, action string, parameters ...string) {
	t.Helper()
	query := url.Values{"Action": {action}, "Version": {"2016-11-15"}}
	for i := 0; i < len(parameters); i += 2 {
		query.Set(parameters[i], parameters[i+1])
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, os.Getenv("AWS_ENDPOINT_URL")+"/?"+query.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization",
		"AWS4-HMAC-SHA256 Credential=test/20260101/"+region+"/ec2/aws4_request, SignedHeaders=host, Signature=none")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s was answered with %s", action, response.Status)
	}
	if err := xml.NewDecoder(response.Body).Decode(answer); err != nil {
		t.Fatalf("%s: %v", action, err)
	}
}
