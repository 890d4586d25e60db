package io.dataplane.provider.product.tpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TpaPoliciesTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @CsvSource({"aws,ec2.amazonaws.com", "aws-us-gov,ec2.amazonaws.com", "aws-cn,ec2.amazonaws.com.cn"})
    void instancesOfThePartitionMayTakeTheRole(String partition, String service) throws JsonProcessingException {
        assertThat(json(TpaPolicies.trust(partition))).isEqualTo(json("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Principal": {"Service": "%s"}, "Action": "sts:AssumeRole"}]}
                        """.formatted(service)));
    }

    @ParameterizedTest
    @CsvSource({"aws", "aws-us-gov", "aws-cn"})
    void instancesMayAttachAndReadWhatIsTheirs(String partition) throws JsonProcessingException {
        assertThat(json(TpaPolicies.instance(partition, "b", "speedy", null)))
                .isEqualTo(json("""
                        {"Version": "2012-10-17", "Statement": [
                          {"Sid": "Ec2Attachments", "Effect": "Allow", "Action": [
                            "ec2:AssociateAddress", "ec2:AttachVolume", "ec2:DescribeAddresses", "ec2:DescribeInstances",
                            "ec2:DescribeVolumes", "ec2:DetachVolume", "ec2:DisassociateAddress"], "Resource": "*"},
                          {"Sid": "ReadClusterObjects", "Effect": "Allow", "Action": "s3:GetObject",
                            "Resource": "arn:%1$s:s3:::b/speedy/*"},
                          {"Sid": "ListClusterPrefix", "Effect": "Allow", "Action": "s3:ListBucket",
                            "Resource": "arn:%1$s:s3:::b",
                            "Condition": {"StringLike": {"s3:prefix": "speedy/*"}}}]}
                        """.formatted(partition)));
    }

    @Test
    void furtherStatementsComeLast() throws JsonProcessingException {
        JsonNode statements = json(TpaPolicies.instance(
                        "aws", "b", "speedy", "[{\"Sid\": \"Mine\", \"Effect\": \"Deny\"}, {\"Sid\": \"Too\"}]"))
                .get("Statement");
        assertThat(statements).hasSize(5);
        assertThat(statements.get(3)).isEqualTo(json("{\"Sid\": \"Mine\", \"Effect\": \"Deny\"}"));
        assertThat(statements.get(4).get("Sid").asText()).isEqualTo("Too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {"[]; true", "[{}]; true", "{}; false", "[1]; false", "[{}, []]; false", "[{; false"})
    void statementsAreAListOfObjects(String text, boolean is) {
        assertThat(TpaPolicies.isStatementList(text)).isEqualTo(is);
    }
}
