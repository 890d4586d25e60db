/// How Terraform speaks.
package io.dataplane.proto;
