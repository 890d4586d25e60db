package io.dataplane.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.FailureKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {
    private static Failure failure(int status, String code, String message) {
        return AwsErrors.classify(AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GONE, InvalidVpcID.NotFound InvalidSubnetID.NotFound InvalidGroup.NotFound InvalidInternetGatewayID.NotFound
            GONE, InvalidRouteTableID.NotFound InvalidInstanceID.NotFound InvalidVolume.NotFound InvalidRoute.NotFound
            GONE, InvalidVpcPeeringConnectionID.NotFound InvalidAllocationID.NotFound InvalidKeyPair.NotFound
            GONE, InvalidNetworkInterfaceID.NotFound InvalidAssociationID.NotFound NoSuchEntity NoSuchBucket NoSuchKey
            GONE, InvalidPermission.NotFound Gateway.NotAttached NoSuchLifecycleConfiguration
            IN_USE, DependencyViolation DeleteConflict InvalidIPAddress.InUse VolumeInUse InvalidGroup.InUse
            NOT_YET, IncorrectState IncorrectInstanceState IncorrectModificationState OperationAborted
            THROTTLED, RequestLimitExceeded Throttling ThrottlingException SlowDown TooManyRequestsException
            LOST, Unavailable InternalError ServiceUnavailable InternalFailure
            EXISTS, EntityAlreadyExists BucketAlreadyOwnedByYou InvalidKeyPair.Duplicate InvalidGroup.Duplicate
            EXISTS, InvalidPermission.Duplicate RouteAlreadyExists Resource.AlreadyAssociated IdempotentParameterMismatch
            DENIED, UnauthorizedOperation AccessDenied AuthFailure InvalidClientTokenId ExpiredToken RequestExpired
            LIMIT, InsufficientInstanceCapacity InsufficientFreeAddressesInSubnet VcpuLimitExceeded InstanceLimitExceeded
            LIMIT, VolumeLimitExceeded MaxIOPSLimitExceeded VpcLimitExceeded InternetGatewayLimitExceeded
            LIMIT, AddressLimitExceeded SecurityGroupLimitExceeded RulesPerSecurityGroupLimitExceeded RouteLimitExceeded
            LIMIT, OutstandingVpcPeeringConnectionLimitExceeded LimitExceeded VolumeModificationRateExceeded
            REFUSED, Unsupported UnsupportedOperation OptInRequired InvalidAMIID.NotFound InvalidAMIID.Unavailable
            REFUSED, BucketAlreadyExists InvalidParameterValue InvalidSubnet.Conflict MalformedPolicyDocument
            """)
    void codesMeanWhatTheEngineShallDo(FailureKind kind, String codes) {
        for (String code : codes.split(" ")) {
            assertThat(failure(400, code, "text").kind()).as(code).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_YET, Value (speedy_profile) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name",
        "IN_USE, The interface eni-1 is currently in use.",
        "REFUSED, Value (x) for parameter cidrBlock is invalid."
    })
    void textDecidesOnlyWhereOneCodeMeansSeveralThings(FailureKind kind, String message) {
        assertThat(failure(400, "InvalidParameterValue", message).kind()).isEqualTo(kind);
    }

    @Test
    void answersWithoutCodeAreToldApartByStatus() {
        assertThat(AwsErrors.classify(
                        AwsServiceException.builder().statusCode(500).build()))
                .isEqualTo(new Failure(FailureKind.LOST, "HTTP 500", "no message", ""));
        assertThat(AwsErrors.classify(
                                AwsServiceException.builder().statusCode(404).build())
                        .kind())
                .isEqualTo(FailureKind.GONE);
        assertThat(AwsErrors.classify(
                                AwsServiceException.builder().statusCode(403).build())
                        .kind())
                .isEqualTo(FailureKind.DENIED);
        assertThat(failure(503, "SomethingNew", "x").kind()).isEqualTo(FailureKind.LOST);
        assertThat(failure(400, "SomethingNew", "x").kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void missingAnswersAreLost() {
        SdkClientException broken = SdkClientException.builder()
                .message("Unable to execute HTTP request")
                .cause(new IOException("Connection reset"))
                .build();
        assertThat(AwsErrors.classify(broken).kind()).isEqualTo(FailureKind.LOST);
        assertThat(AwsErrors.classify(ApiCallTimeoutException.create(1000)).kind())
                .isEqualTo(FailureKind.LOST);
    }

    @Test
    void otherExceptionsAreRefused() {
        assertThat(AwsErrors.classify(new IllegalStateException("no live vpc")))
                .isEqualTo(new Failure(FailureKind.REFUSED, "IllegalStateException", "no live vpc", ""));
    }

    @Test
    void encodedMessagesAreLeftOut() {
        String message = "You are not authorized to perform this operation. User: ann is not authorized to perform:"
                + " ec2:RunInstances. Encoded authorization failure message: " + "aB3_".repeat(200);
        Failure failure = failure(403, "UnauthorizedOperation", message);
        assertThat(failure.message()).endsWith("ec2:RunInstances.").hasSizeLessThan(120);
        assertThat(failure.advice()).contains("policies");
        assertThat(failure(400, "X", "see " + "y".repeat(500)).message()).isEqualTo("see …");
    }

    @Test
    void quotasAreNamed() {
        assertThat(failure(400, "VpcLimitExceeded", "The maximum number of VPCs has been reached.")
                        .advice())
                .contains("VPCs per Region", "Service Quotas");
    }
}
